import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { isTerminal } from '../../src/cli/is-terminal';

test.each([devNull, __filename])('%s is no terminal', (path) => {
  const descriptor = openSync(path, 'r');
  expect(isTerminal(descriptor)).toBe(false);
  closeSync(descriptor);
});

test('a descriptor that is not open is no terminal', () => {
  expect(isTerminal(9999)).toBe(false);
});
