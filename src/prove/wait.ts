/** Milliseconds between two polls, so that the API server isn't kept busy. */
const POLL_INTERVAL = 1000;

/** Polls a condition until it holds or the time is over. @returns whether it holds */
export function waitFor(seconds: number, condition: () => boolean): boolean {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() >= end) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_INTERVAL);
  }
  return true;
}
