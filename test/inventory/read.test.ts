import { readBytes, readManifests } from '../../src/inventory/read';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

function data(text: string): unknown {
  const { manifests, problems } = readManifests('a.yaml', `${HEAD}data:\n${text}`);
  expect(problems).toEqual([]);
  return manifests[0]?.data['data'];
}

function problem(text: string): string {
  const [first] = readManifests('a.yaml', text).problems;
  return `${first?.place.line}:${first?.place.column} ${first?.message}`;
}

test('scalars are those of YAML 1.1 as Go reads it', () => {
  expect(
    data("  a: yes\n  b: 0644\n  c: 0o644\n  d: 1:30\n  e: 2026-01-31\n  f: ~\n  g: '0644'\n  h: -0o17\n"),
  ).toEqual({
    a: true,
    b: 420,
    c: 420,
    d: '1:30',
    e: '2026-01-31',
    f: null,
    g: '0644',
    h: -15,
  });
});

test('keys are strings, __proto__ is one like any other, binary is text, and numbers too large for a double are rounded', () => {
  expect(data('  on: a\n  1: b\n  c: !!binary aGVsbG8=\n  d: 18446744073709551616\n')).toEqual({
    true: 'a',
    1: 'b',
    c: 'hello',
    d: 18446744073709551616,
  });
  expect(Object.keys(data('  __proto__: { a: 1 }\n') as object)).toEqual(['__proto__']);
});

test('anchors stand for what was last written under their name', () => {
  expect(
    data(
      '  a: &x { b: &y 1 }\n  c: &y 2\n  d: *x\n  e: *y\n  f: { <<: *x, g: 3 }\n  h: { <<: [*x, { b: 9, i: 4 }] }\n',
    ),
  ).toEqual({
    a: { b: 1 },
    c: 2,
    d: { b: 1 },
    e: 2,
    f: { b: 1, g: 3 },
    h: { b: 1, i: 4 },
  });
});

test('documents, Lists and JSON are read, with lines of Windows and a byte order mark', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }\n`;
  const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}\n';
  const text = `\uFEFF${HEAD}---\n\n---\n# nothing\n---\n{}\n---\n${list}--- \n${json}`.replaceAll('\n', '\r\n');
  const { manifests, problems } = readBytes('a.yaml', Buffer.from(text));
  expect(problems).toEqual([]);
  expect(manifests.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(manifests[1]?.placeOf(['metadata', 'name'])).toMatchObject({
    line: 14,
    text: expect.not.stringContaining('\r') as unknown,
  });
});

test.each([
  ['a: 1\na: 2\n', '2:1 gives the key "a" twice'],
  [`${HEAD}data: *x\n`, '4:7 has an alias without an anchor before it'],
  [`${HEAD}data: &x { a: *x }\n`, '4:15 has an alias inside the very value that it stands for'],
  [`${HEAD}data: { ? [a] : b }\n`, '4:11 has a list or an object as a key'],
  [`${HEAD}data: .inf\n`, '4:7 has a number that JSON does not know (.inf or .nan)'],
  [`${HEAD}data:\n\ta: 1\n`, '5:1 is indented with a tab; YAML wants spaces'],
  ['hello\n', '1:1 holds a plain value where a manifest is expected: an object with apiVersion and kind'],
  ['- a\n', '1:1 holds a list where a manifest is expected: an object with apiVersion and kind'],
  ['kind: Pod\n', '1:1 is no manifest: apiVersion is missing or not a string'],
])('%j is a problem with its place', (text, message) => {
  expect(problem(text)).toBe(message);
});

test.each([
  ['brackets', `${HEAD}data: ${'['.repeat(100_000)}`, /nested too deeply/],
  ['levels', `${HEAD}data: ${'['.repeat(300)}${']'.repeat(300)}\n`, /nested more than 200 levels deep/],
  [
    'aliases of lists',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]\n`)
      .join('')}`,
    /unfolds its aliases to more than 100000 values/,
  ],
  ['aliases of one value', `a: &a x\nb: [${Array(150_000).fill('*a').join()}]\n`, /unfolds its aliases/],
  ['a long value', `a: ${'x'.repeat(9_000_000)}\n`, /more than 8 MiB/],
])('a bomb of %s is refused', (_, text, message) => {
  expect(problem(text)).toMatch(message);
});

test('a document that is broken leaves the others whole', () => {
  const { manifests, problems } = readManifests('a.yaml', `a: "b\n---\n${HEAD}`);
  expect(manifests).toHaveLength(1);
  expect(problems).toMatchObject([{ place: { file: 'a.yaml', line: 2 }, foreign: false }]);
});
