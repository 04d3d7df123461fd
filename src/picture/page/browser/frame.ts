/** In a frame, the page around it is told the event and how far it is scrolled: a page that takes its place begins there. */
import { all, find } from './document';

const isFramed = window.parent !== window;

export function startInFrame(): void {
  if (!isFramed) return;
  find('theme').hidden = true;
  for (const link of all('a[href^="https:"]')) link.setAttribute('target', '_blank');
  window.addEventListener('scrollend', () => {
    tellAround({ top: window.scrollY });
  });
  window.addEventListener('message', ({ source, data }: MessageEvent<{ readonly top?: unknown } | null>) => {
    if (source === window.parent && typeof data?.top === 'number') window.scrollTo(0, data.top);
  });
}

export function tellAround(message: { readonly event: number } | { readonly top: number }): void {
  if (isFramed) window.parent.postMessage(message, '*');
}
