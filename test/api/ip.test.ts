import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { ipVersion } from '../../src/api/ip';

test.each([
  ['10.0.0.1', 4],
  ['10.0.0.256', 0],
  ['010.0.0.1', 0],
  ['::', 6],
  ['fd00::1', 6],
  ['::ffff:10.0.0.1', 6],
  ['1.2.3.4::', 0],
  ['1:2:3:4:5:6:7::', 6],
  ['1::2:3:4:5:6:7:8', 0],
  ['fe80::1%eth0', 0],
  ['', 0],
])('%s is of version %d', (text, version) => {
  expect(ipVersion(text)).toBe(version);
});

test('addresses and what is nearly one are told apart as Node does it', () => {
  const part = fc.constantFrom('', '0', '1', 'f', 'ffff', '12345', '255', '256', '01', 'g', '1.2.3.4', '1.2.3');
  const nearly = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(':'));
  const dotted = fc.array(part, { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.oneof(nearly, dotted, fc.ipV4(), fc.ipV6()), (text) => {
      expect(ipVersion(text)).toBe(isIP(text));
    }),
    { numRuns: 5000 },
  );
});
