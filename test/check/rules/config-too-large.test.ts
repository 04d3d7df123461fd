import { severities } from '../severities';

const MIB = 1024 * 1024;
const texts = (bytes: number): string => 'x'.repeat(bytes);
const bytesAsText = (bytes: number): string => Buffer.alloc(bytes).toString('base64');

const object = (kind: 'ConfigMap' | 'Secret', fields: object): string =>
  JSON.stringify({ apiVersion: 'v1', kind, metadata: { name: 'files' }, ...fields });

test.each([
  ['text of a ConfigMap', object('ConfigMap', { data: { a: texts(MIB) } }), false],
  ['more of it', object('ConfigMap', { data: { a: texts(MIB), b: 'x' } }), true],
  ['a text is as long as its bytes in UTF-8', object('ConfigMap', { data: { a: 'ü'.repeat(MIB / 2 + 1) } }), true],
  ['bytes are counted as they are, not as base64', object('ConfigMap', { binaryData: { a: bytesAsText(MIB) } }), false],
  ['more of them', object('ConfigMap', { data: { b: 'xy' }, binaryData: { a: bytesAsText(MIB - 1) } }), true],
  ['the data of a Secret is base64', object('Secret', { data: { a: bytesAsText(MIB) } }), false],
  ['more of it', object('Secret', { data: { a: bytesAsText(MIB + 1) } }), true],
  ['its text counts with it', object('Secret', { data: { a: bytesAsText(MIB) }, stringData: { b: 'x' } }), true],
  ['what is no text is left to others', object('ConfigMap', { data: { a: 5, b: null } }), false],
])('%s: %#', (_, manifest, isTooLarge) => {
  const found = severities('config-too-large', manifest).map((line) => line.split(' ')[0]);
  expect(found).toEqual(isTooLarge ? ['error'] : []);
});
