import { converted, objectsIn, objectsOf, sorted } from './programs';

/** The program makes the objects of a text, and nothing else happens when it is run. */
function expectExact(yaml: string): string {
  const conversion = converted(yaml);
  expect(conversion.lost).toEqual([]);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
  expect(Reflect.get(globalThis, 'owned')).toBeUndefined();
  return conversion.program;
}

const TEXTS: Readonly<Record<string, string>> = {
  'both quotes': `it's "quoted"`,
  'the end of a template': '`;globalThis.owned = 1;`\nand more of it, so that it is long enough\n',
  'an expression of a template': 'a line that is long enough to be a template\n${globalThis.owned = 1}\n',
  'escapes before them': 'a line that is long enough to be a template\n\\${globalThis.owned = 1}\\`\n',
  'a backslash at the end': 'C:\\',
  'line separators': 'a\u2028b\u2029c',
  'an end of a comment': '*/ globalThis.owned = 1; /*',
  'lines of spaces alone': 'a line that is long enough to be a template\n    \n  \nand another one   \n  ',
  'carriage returns': 'a line that is long enough to be a template\r\nand another one\r\n',
  'control characters': 'bell \u0007, mark \u202e, half \ud800',
  'an end of a script': '</script><script>globalThis.owned = 1</script>',
  'a text of 1 MiB': 'x'.repeat(1024 * 1024),
};

test.each(Object.entries(TEXTS))('%s: a value stays a value', (_, text) => {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { key: text } };
  const custom = {
    apiVersion: 'example.com/v1',
    kind: 'Custom',
    metadata: { name: 'custom' },
    spec: { [text]: [text] },
  };
  expectExact(`${JSON.stringify(configMap)}\n${JSON.stringify(custom)}\n`);
});

test.each(['__proto__', 'constructor', 'toString', 'then', 'toJson', 'hasOwnProperty', 'resolve'])(
  'a key %s is a key like any other',
  (key) => {
    const object = (kind: string, fields: string): string =>
      `{"apiVersion":"example.com/v1","kind":"${kind}","metadata":{"name":"a"},${fields}}`;
    const yaml = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"${key}":"x"}}
${object('One', `"spec":{"${key}":{"${key}":1}}`)}
${object('Two', `"${key}":"x"`)}
`;
    expectExact(yaml);
  },
);

test.each([
  'class',
  'constructor',
  'app',
  'chart',
  'secret',
  '123',
  'a.b',
  "x'; globalThis.owned = 1; '",
  '${globalThis.owned = 1}',
  '../up',
  'new\nline',
  'äöü',
  '',
])('an object can be called %j', (name) => {
  const kinds = ['ConfigMap', 'Service', 'PersistentVolumeClaim', 'Custom'];
  expectExact(
    kinds
      .map((kind) =>
        JSON.stringify({ apiVersion: kind === 'Custom' ? 'example.com/v1' : 'v1', kind, metadata: { name } }),
      )
      .join('\n'),
  );
});

test('an app can be called as what every object has', () => {
  const conversion = converted(
    '{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"constructor"}}',
    'constructor',
  );
  expect(conversion.lost).toEqual([]);
  expect(objectsOf(conversion)).toEqual([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'constructor' } },
  ]);
});

test('a comment ends with its line', () => {
  const program = expectExact(`# */ globalThis.owned = 1;
# \`\${globalThis.owned = 1}\`
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
`);
  expect(program).toContain('\n// */ globalThis.owned = 1;\n// `${globalThis.owned = 1}`\n');
});

test('a document as deep as they can be is written', () => {
  const deep = (depth: number): string => (depth === 0 ? '1' : `{"a":[${deep(depth - 1)}]}`);
  expectExact(`{"apiVersion":"example.com/v1","kind":"Deep","metadata":{"name":"a"},"spec":${deep(90)}}`);
});

test('metadata that is none is written as it is', () => {
  expectExact(`{"apiVersion":"example.com/v1","kind":"Odd","metadata":{"name":"a","labels":{"a":1},"annotations":{"b":true}}}
{"apiVersion":"a/b/c","kind":"Odd","metadata":{"name":"b"}}`);
});

test('the time that it takes grows with the size of the input, and not faster', () => {
  const objects = (count: number): string =>
    Array.from({ length: count }, (_, i) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `settings-${i}` },
        data: { key: `value ${i} ${'x'.repeat(200)}` },
      }),
    ).join('\n');
  const time = (count: number): number => {
    const text = objects(count);
    const start = performance.now();
    converted(text);
    return performance.now() - start;
  };
  time(200);
  expect(time(4000)).toBeLessThan(40 * Math.max(time(400), 20));
});
