/** As long as kubectl takes several times over: an API server has more to do. */
const PAUSE = 1000;

/** Asks until it is so, or for as many seconds. @returns whether it is so */
export function waitFor(seconds: number, isSo: () => boolean): boolean {
  const end = Date.now() + seconds * 1000;
  while (!isSo()) {
    if (Date.now() >= end) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  return true;
}
