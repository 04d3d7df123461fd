import * as fc from 'fast-check';
import { base64Length, fromBase64, toBase64, utf8Length } from '../../src/api/bytes';

const text = fc.string({ unit: 'binary' });

test('strings are as long in UTF-8 as Node says', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(utf8Length(value)).toBe(Buffer.byteLength(value));
    }),
  );
});

test('base64 is what Node makes of the same string', () => {
  fc.assert(
    fc.property(text, (value) => {
      const encoded = Buffer.from(value).toString('base64');
      expect(toBase64(value)).toBe(encoded);
      expect(base64Length(encoded)).toBe(Buffer.byteLength(value));
    }),
  );
});

test('bytes in base64 are read as Node reads them, whether they are UTF-8 or not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom('base64', 'base64url'), (bytes, encoding) => {
      const buffer = Buffer.from(bytes);
      expect(fromBase64(buffer.toString(encoding))).toBe(buffer.toString());
    }),
  );
});

test.each(['', '=', 'a', 'YWJj\nZGVm\r\n', ' Y W I = ', 'YQ', '{{ .Values.password | b64enc }}', 'ä', '\uFEFFYWJj'])(
  '%j, which may be no base64, is read as Node reads it',
  (value) => {
    expect(fromBase64(value)).toBe(Buffer.from(value, 'base64').toString());
  },
);

test('a byte order mark is part of what was encoded', () => {
  expect(fromBase64(Buffer.from('\uFEFFa').toString('base64'))).toBe('\uFEFFa');
});
