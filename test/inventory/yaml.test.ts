import { toJson } from '../../src/inventory/yaml';
import type { YamlProblem } from '../../src/inventory/yaml';

/** The value that a text holds under `a`; whatever is wrong in it is thrown. */
function valueOf(scalar: string): unknown {
  return read(`a: ${scalar}`);
}

function read(text: string): unknown {
  const problems: YamlProblem[] = [];
  const value = toJson(text, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
  return typeof value === 'object' && value !== null && 'a' in value ? value['a'] : value;
}

/** What is said about a text, and where: `message@offset`. */
function problemsOf(text: string): string[] {
  const problems: string[] = [];
  const report = ({ message, offset }: YamlProblem): unknown => problems.push(`${message}@${offset}`);
  try {
    toJson(text, report);
  } catch (error) {
    report(error as YamlProblem);
  }
  return problems;
}

/** The data of a text, whatever is wrong in it. */
function dataOf(text: string): unknown {
  return toJson(text, () => undefined);
}

describe('scalars are what the reader of the API server takes them for', () => {
  test.each(['yes', 'Yes', 'y', 'on', 'ON', 'true', 'TRUE'])('%s is true', (text) => {
    expect(valueOf(text)).toBe(true);
  });
  test.each(['no', 'N', 'off', 'False'])('%s is false', (text) => {
    expect(valueOf(text)).toBe(false);
  });
  test.each(['', '~', 'null', 'NULL'])("'%s' is null", (text) => {
    expect(valueOf(text)).toBeNull();
  });
  test.each([
    ['0644', 420],
    ['0o755', 493],
    ['-0o17', -15],
    ['0O17', 15],
    ['089', 89],
    ['1_000', 1000],
    ['0x1F', 31],
    ['0X1F', 31],
    ['0b101', 5],
    ['0B101', 5],
    ['+1', 1],
    ['1e3', 1000],
    ['.5', 0.5],
    ['5.', 5],
    ['18446744073709551615', 18446744073709551615],
    ['!!int "5"', 5],
  ])('%s is the number %d', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });
  test.each([
    ['1:30', '1:30'],
    ['190:20:30', '190:20:30'],
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z'],
    ['"yes"', 'yes'],
    ["'0644'", '0644'],
    ['tRue', 'tRue'],
    ['.', '.'],
    ['e2', 'e2'],
    ['E-0', 'E-0'],
    ['.e3', '.e3'],
    ['1e3', 1000],
    ['-.', '-.'],
    ['1Gi', '1Gi'],
    ['_1', '_1'],
    ['=', '='],
    ['<<', '<<'],
    ['!!str 5', '5'],
    ['!!binary aGVsbG8=', 'hello'],
    ['!reference x', 'x'],
    ['"\tx"', '\tx'],
    ['|\r\n  x\r\n  y\r\n', 'x\ny\n'],
  ])('%s is the string %j', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });
  test.each(['.inf', '-.inf', '+.INF', '.nan'])('%s is refused: JSON does not have it', (text) => {
    expect(problemsOf(`a: ${text}`)).toEqual(['has a number that JSON does not know (.inf or .nan)@3']);
  });
});

describe('keys', () => {
  test.each([
    ['on: x', { true: 'x' }],
    ['1: x', { 1: 'x' }],
    ['0x10: x', { 16: 'x' }],
    ['12345678: x', { 12345678: 'x' }],
    ['1.5: x', { 1.5: 'x' }],
    ['1e6: x', { '1e+06': 'x' }],
    ['0.1: x', { 0.1: 'x' }],
    ['.inf: x', { '.inf': 'x' }],
    ['9007199254740993: x', { '9007199254740993': 'x' }],
    ['? a\n: x', 'x'],
    ['? b', { b: null }],
  ])('%j: a key is a string in the end', (text, value) => {
    expect(read(text)).toEqual(value);
  });
  test('__proto__ is a field like any other', () => {
    const value = read('__proto__: { b: 1 }') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
  test.each([
    ['a: 1\nb: 2\na: 3', 'gives the key "a" twice; Kubernetes takes the last@10'],
    ['true: 1\n"true": 2', 'gives the key "true" twice; Kubernetes takes the last@8'],
    ['x: { b: 1, b: 2 }', 'gives the key "b" twice; Kubernetes takes the last@11'],
    ['null: x', 'has a key that is null, or a number of more than 63 bits@0'],
    ['18446744073709551615: x', 'has a key that is null, or a number of more than 63 bits@0'],
    ['[a]: b', 'has a list or an object as a key@0'],
    ['? { a: 1 }\n: b', 'has a list or an object as a key@2'],
  ])('%j is a problem with its place', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
  test('the last value of a key counts, and what JSON has not only counts in it', () => {
    expect(dataOf('a: 1\na: { b: 2 }')).toEqual({ a: { b: 2 } });
    expect(dataOf('a: .inf\na: 1')).toEqual({ a: 1 });
    expect(problemsOf('a: 1\na: .inf')).toContain('has a number that JSON does not know (.inf or .nan)@8');
  });
});

describe('aliases', () => {
  test.each([
    ['x: &x { b: 1 }\na: [*x, *x]', [{ b: 1 }, { b: 1 }]],
    ['&x a: *x', 'a'],
    ['x: &x 1\ny: &x 2\na: *x', 2],
    ['one: &one 1\nx: &x [*one]\ntwo: &one 2\na: *x', [1]],
    ['x: &x { b: &y 1 }\nz: &y 2\nw: *x\na: *y', 2],
  ])('%j: an alias is the value that its anchor had before it', (text, value) => {
    expect(read(text)).toEqual(value);
  });
  test.each([
    ['x: &x { b: 1, c: 2 }\na: { <<: *x, c: 3 }', { b: 1, c: 3 }],
    ['a: { <<: [{ b: 1 }, { b: 2, c: 3 }] }', { b: 1, c: 3 }],
    ['a: { c: 3, <<: { b: 1 }, <<: { d: 4 } }', { b: 1, c: 3, d: 4 }],
    ['a: { "<<": { b: 1 } }', { '<<': { b: 1 } }],
  ])('%j: a merge key brings what is not there', (text, value) => {
    expect(read(text)).toEqual(value);
  });
  test('a merge key takes the place of what stands before it, as in go-yaml', () => {
    expect(dataOf('x: &x { b: 1 }\na: { b: 2, <<: *x }')).toMatchObject({ a: { b: 1 } });
    expect(problemsOf('x: &x { b: 1 }\na: { b: 2, <<: *x }')).toEqual([
      'merges (<<) over the key "b" before it; Kubernetes takes what is merged@26',
    ]);
  });
  test.each([
    ['a: *x', 'has an alias without an anchor before it@3'],
    ['a: *x\nb: &x 1', 'has an alias without an anchor before it@3'],
    ['a: &x { b: *x }', 'has an alias inside the very value that it stands for@11'],
    ['a: &x [&y [*x], *y]', 'has an alias inside the very value that it stands for@11'],
    ['a: &x { b: { <<: *x } }', 'has an alias inside the very value that it stands for@17'],
    ['a: &x [{ <<: *x }]', 'merges (<<) what is not an object, or a list of them@13'],
    ['a: { <<: 5 }', 'merges (<<) what is not an object, or a list of them@9'],
    ['a: { <<: [{ b: 1 }, c] }', 'merges (<<) what is not an object, or a list of them@20'],
  ])('%j is a problem with its place', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  const bomb = (first: string): string =>
    [
      `a0: &a0 ${first}`,
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
    ].join('\n');
  test.each(['[x, x, x]', 'x', '{ b: x }'])('ten times ten times … %s is a bomb, and told in no time', (first) => {
    expect(problemsOf(bomb(first))).toEqual([
      expect.stringMatching(/^unfolds its aliases to more than Kubernetes reads@\d+$/),
    ]);
  });
  test('a long list that a few aliases stand for is a bomb, too', () => {
    const text = `x: &x [${'1, '.repeat(20_000)}]\na: [${Array(40).fill('*x').join(', ')}]`;
    expect(problemsOf(text)).toEqual([expect.stringContaining('unfolds its aliases')]);
  });
});

describe('what go-yaml takes although YAML forbids it', () => {
  test.each([
    ['a: ["\n  echo a &&\n  echo b\n"]', [' echo a && echo b ']],
    ['a: "\nx\n"', ' x '],
    ["a: '\nx\n\n'", ' x\n'],
    ['a: "it\\\'s"', "it's"],
    ['a: "a\\\n   b"', 'ab'],
    ['a: [b, c,\nd\n]', ['b', 'c', 'd']],
    ['a: {b:c}', { 'b:c': null }],
    ['a: {"b":c}', { b: 'c' }],
    ['a:\n- b\n- c', ['b', 'c']],
    ['a: b\n c', 'b c'],
    ['a: |2\n   b\n  c', ' b\nc'],
    ['a: >\n  b\n  c\n\n  d\n   e', 'b c\nd\n e'],
    ['a: |+\n  b\n\n', 'b\n\n'],
    ['a: 0b-1', -1],
    ['a: 0_8', 8],
    ['a: .5_1', 0.51],
    ['a: 1e400', '1e400'],
    ['a: -9223372036854775809', -9223372036854775809],
    ['a: 0xffffffffffffffffff', '0xffffffffffffffffff'],
    ['a: ! 5', '5'],
    ['a: !<tag:yaml.org,2002:int> "5"', 5],
    ['a: !!timestamp 2026-01-31', '2026-01-31'],
    ['%TAG !e! tag:example.com:\n---\na: !e!b c', 'c'],
    ['a: b\r\r\n  c', 'b c'],
    ['a: b\tc', 'b\tc'],
    ['a:\tb', 'b'],
    ['a: b:c#d', 'b:c#d'],
    ['a: b #c', 'b'],
    ['a: -', undefined],
  ])('%j', (text, value) => {
    if (value === undefined) expect(problemsOf(text)).toHaveLength(1);
    else expect(read(text)).toEqual(value);
  });
  test('nothing behind the end of the first document is read, which is told', () => {
    expect(dataOf('a: 1\n...\nb: 2')).toEqual({ a: 1 });
    expect(problemsOf('a: 1\n...\nb: 2')).toEqual([
      'has more behind the end of its document, which Kubernetes does not read@9',
    ]);
  });
});

describe('what go-yaml refuses although YAML allows it', () => {
  test.each([
    ['%YAML 1.2\n---\na: 1', /^is of another version of YAML than 1.1/],
    ['a: "\\/"', /^has an escape in a double-quoted string/],
    ['a: "\\ud83d\\ude00"', /^has an escape for a character that Unicode does not have/],
    ['a: !!int x', /^has a tag that its value does not fit/],
    ['a: !!float 18446744073709551615', /^has a tag that its value does not fit/],
    ['a: !!binary x', /^has !!binary with what is no base64/],
    ['a: !e!b c', /^has a tag whose handle no %TAG defines/],
    ['a: \u0007', /^has a control character/],
    [`${'k'.repeat(1025)}: 1`, /^has a value where only a key: can be/],
    ['a: b: c', /^has a value where only a key: can be/],
  ])('%.40j', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });
});

describe('what is no YAML is told with its place, and nothing of the text', () => {
  test.each([
    ['a:\n\t- b', /^is indented with a tab; YAML wants spaces@3$/],
    ['\ta: 1', /^is indented with a tab; YAML wants spaces@0$/],
    ['a: b: c', /^has a value where only a key: can be; is the indentation right, or are quotes missing\?@4$/],
    ['a: "hunter2', /^has a quoted string without an end@3$/],
    ['a: [hunter2', /^opens a bracket or brace that is never closed@3$/],
    ['a: [{ b: hunter2 },', /^opens a bracket or brace that is never closed@3$/],
    ['a: [[hunter2] hunter2', /^lacks a comma or \] in a list, or a quote before@14$/],
    ['a: { b: { c: d }\ne: [f]', /^lacks a comma or } in an object, or a quote before@17$/],
    ['a:\n  b: 1\n c: 2', /^is indented in a way that YAML does not allow@\d+$/],
    ['a: @hunter2', /^has a plain value that begins with a character that needs quotes \(such as @, ` or %\)@3$/],
    ['a: "\\q hunter2"', /^has an escape in a double-quoted string that YAML does not know@4$/],
    ['a: &x &y 1', /@6$/],
    [`a: ${'['.repeat(100_000)}`, /^is nested more than 200 levels deep@203$/],
    [`a: ${'['.repeat(250)}${']'.repeat(250)}`, /^is nested more than 200 levels deep@203$/],
    [`a: ${'{ b: '.repeat(50_000)}`, /^is nested more than 200 levels deep@1003$/],
    [`${'? '.repeat(50_000)}a`, /^is nested more than 200 levels deep@402$/],
    [
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /^is nested more than 200 levels deep@\d+$/,
    ],
    [`${'- '.repeat(300)}a`, /^is nested more than 200 levels deep@402$/],
    [
      `x: &x ${'['.repeat(150)}${']'.repeat(150)}\na: ${'['.repeat(150)}*x${']'.repeat(150)}`,
      /^is nested more than 200/,
    ],
  ])('%.40j', (text, problem) => {
    const problems = problemsOf(text);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems.join()).not.toContain('hunter2');
  });
});

test.each(['', '# only a comment\n', '---\n', '---\n# nothing\n'])('%j holds nothing', (text) => {
  expect(read(text) ?? undefined).toBeUndefined();
});
