import * as node from 'node:crypto';
import * as fc from 'fast-check';
import { createHash } from '../../playground/node/crypto';

test.each(['sha1', 'sha256'])('%s is that of Node', (name) => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 3 }), (parts) => {
      const [own, other] = [createHash(name), node.createHash(name)];
      for (const part of parts) {
        own.update(part);
        other.update(part);
      }
      expect(own.digest('hex')).toBe(other.digest('hex'));
    }),
  );
});

test('what it does not know is refused by name', () => {
  expect(() => createHash('md5')).toThrow('no digest md5; there are sha1, sha256');
  expect(() => createHash('sha1').digest('base64')).toThrow('no digest as base64; give hex');
});
