import { fstatSync } from 'node:fs';

/** Whether a person reads what is written to a file descriptor. Node's own answer is loaded only for what may be a terminal. */
export function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const { asBefore } = require('./v8') as typeof import('./v8');
  const { isatty } = asBefore(() => require('node:tty') as typeof import('node:tty'));
  return isatty(descriptor);
}
