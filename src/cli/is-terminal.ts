import { fstatSync } from 'node:fs';

/** Whether a file descriptor is a terminal. Loads node:tty only for character devices. */
export function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const { withDefaultFlags } = require('./v8') as typeof import('./v8');
  const { isatty } = withDefaultFlags(() => require('node:tty') as typeof import('node:tty'));
  return isatty(descriptor);
}
