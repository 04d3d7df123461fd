import { readManifests } from '../../src/inventory/read';
import type { Read } from '../../src/inventory/read';

const map = (name: string): string => `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "${name}"}}`;
const yaml = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

function read(text: string): readonly [readonly string[], readonly string[]] {
  const { manifests, problems }: Read = readManifests('a', text);
  return [
    manifests.map(({ name, origin }) => `${name} ${'line' in origin ? origin.line : 0}`),
    problems.map(({ severity, place, message }) => `${severity} ${place.line}: ${message}`),
  ];
}

describe('documents are parted as kubectl parts them', () => {
  test.each([
    ['at lines that begin with ---', `${yaml('a')}---\n${yaml('b')}`, ['a 1', 'b 5']],
    ['behind comments on those lines', `--- # first\n${yaml('a')}---\t# second\n${yaml('b')}`, ['a 2', 'b 6']],
    ['with Windows line ends', `${yaml('a')}---\n${yaml('b')}`.replaceAll('\n', '\r\n'), ['a 1', 'b 5']],
    ['with a byte order mark before each', `\uFEFF${yaml('a')}---\n\uFEFF${yaml('b')}`, ['a 1', 'b 5']],
    ['with empty ones between', `---\n---\n${yaml('a')}---\n---\n---\n${yaml('b')}---`, ['a 3', 'b 9']],
    ['objects of JSON that follow one another', `${map('a')}${map('b')}\n${map('c')}\n`, ['a 1', 'b 1', 'c 2']],
    ['one object of JSON, and YAML behind it', `${map('a')}\n---\n${yaml('b')}`, ['a 1', 'b 3']],
  ])('%s', (_, text, names) => {
    expect(read(text)).toEqual([names, []]);
  });

  test.each([
    ['--- a', 'has something behind --- on the same line; kubectl reads nothing of the file from there on'],
    ['-----', 'has something behind --- on the same line; kubectl reads nothing of the file from there on'],
  ])('%s parts none: kubectl refuses the file; the rest is read here all the same', (line, problem) => {
    expect(read(`${yaml('a')}${line}\n${yaml('b')}`)).toEqual([['a 1', 'b 5'], [`error 4: ${problem}`]]);
  });

  test('behind two objects of JSON there can be nothing else', () => {
    expect(read(`${map('a')}${map('b')}\n---\n${yaml('c')}`)).toEqual([
      ['a 1', 'b 1'],
      ['error 2: has something behind its JSON that kubectl does not read'],
    ]);
  });

  test('what follows ... is not read, which is told', () => {
    expect(read(`${yaml('a')}...\n${yaml('b')}`)).toEqual([
      ['a 1'],
      ['warning 5: has more behind the end of its document, which Kubernetes does not read'],
    ]);
  });
});

describe('JSON is read as JSON', () => {
  test('with escapes and keys that YAML has not', () => {
    const key = 'k'.repeat(2000);
    const text = map('a').replace('}}', `}, "data": {"${key}": "a\\/b \\ud83d\\ude00\u2028\u007f"}}`);
    expect(readManifests('a.json', text).manifests[0]?.data['data']).toEqual({ [key]: 'a/b 😀\u2028\u007f' });
  });

  test('a key twice is told as in YAML', () => {
    const text = map('a').replace('}}', '}, "data": {"x": "1",\n "x": "2"}}');
    expect(read(text)).toEqual([['a 1'], ['warning 2: gives the key "x" twice; Kubernetes takes the last']]);
    expect(readManifests('a.json', text).manifests[0]?.data['data']).toEqual({ x: '2' });
  });

  test('what only begins as JSON is YAML', () => {
    expect(read('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}')).toEqual([['a 1'], []]);
    expect(read('\u00a0\u0085{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}')).toEqual([['a 1'], []]);
  });
});
