import { posix } from 'node:path';
import * as fc from 'fast-check';
import { normalizePath } from '../../src/api/paths';

test('a path is made plain as POSIX has it', () => {
  expect(normalizePath('/var//lib/./mysql/../data/')).toBe('/var/lib/data/');
  expect(normalizePath('/../data')).toBe('/data');
  expect(normalizePath('../data')).toBe('../data');
});

test('and as Node does it', () => {
  const elements = fc.array(fc.constantFrom('', '.', '..', 'a', '...', 'b c'), { maxLength: 8 });
  fc.assert(
    fc.property(elements, (parts) => {
      const path = parts.join('/');
      expect(normalizePath(path)).toBe(posix.normalize(path));
    }),
    { numRuns: 2000 },
  );
});
