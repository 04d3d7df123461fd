/** Keeps the playground for when there is no network. */
import { find } from './dom';

export function keepOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker
    .register('sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then(
      () => {
        find('offline').hidden = false;
      },
      () => {
        // Some browsers refuse it in private windows; all but this works there.
      },
    );
}
