/** In a frame, reports event and scroll position to the parent window, which restores them when it replaces the page. */
import { all, find } from './document';

const isFramed = window.parent !== window;

export function startInFrame(): void {
  if (!isFramed) return;
  find('theme').hidden = true;
  for (const link of all('a[href^="https:"]')) link.setAttribute('target', '_blank');
  window.addEventListener('scrollend', () => {
    postToParent({ top: window.scrollY });
  });
  window.addEventListener('message', ({ source, data }: MessageEvent<{ readonly top?: unknown } | null>) => {
    if (source === window.parent && typeof data?.top === 'number') window.scrollTo(0, data.top);
  });
}

export function postToParent(message: { readonly event: number } | { readonly top: number }): void {
  if (isFramed) window.parent.postMessage(message, '*');
}
