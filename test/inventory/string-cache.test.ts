import fc from 'fast-check';
import { StringCache } from '../../src/inventory/yaml/string-cache';

const words = fc.oneof(
  fc.constantFrom('name', 'metadata', 'mame', 'namespace', '', 'a', 'b', 'x'.repeat(64), 'x'.repeat(65)),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

test('a part of a text is that part, whatever was read before', () => {
  const strings = new StringCache();
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const text = parts.join('');
      let start = 0;
      for (const part of parts) {
        expect(strings.slice(text, start, start + part.length)).toBe(part);
        start += part.length;
      }
    }),
  );
});
