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
    ['null: x', { null: 'x' }],
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
    ['a: 1\nb: 2\na: 3', 'gives the key "a" twice@10'],
    ['true: 1\n"true": 2', 'gives the key "true" twice@8'],
    ['x: { b: 1, b: 2 }', 'gives the key "b" twice@11'],
    ['[a]: b', 'has a list or an object as a key@0'],
    ['? { a: 1 }\n: b', 'has a list or an object as a key@2'],
  ])('%j is a problem with its place', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
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
  test.each([
    ['a: *x', 'has an alias without an anchor before it@3'],
    ['a: *x\nb: &x 1', 'has an alias without an anchor before it@3'],
    ['a: &x { b: *x }', 'has an alias inside the very value that it stands for@11'],
    ['a: &x [&y [*x], *y]', 'has an alias inside the very value that it stands for@11'],
    ['a: &x [{ <<: *x }]', 'has an alias inside the very value that it stands for@13'],
    ['a: { <<: 5 }', 'merges (<<) what is not an object@9'],
    ['a: { <<: [{ b: 1 }, c] }', 'merges (<<) what is not an object@9'],
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
      expect.stringMatching(/^unfolds its aliases to more than 100000 values@\d+$/),
    ]);
  });
  test('a long list that a few aliases stand for is a bomb, too', () => {
    const text = `x: &x [${'1, '.repeat(20_000)}]\na: [*x, *x, *x, *x, *x, *x]`;
    expect(problemsOf(text)).toEqual([expect.stringContaining('unfolds its aliases')]);
  });
});

describe('what is no YAML is told with its place, and nothing of the text', () => {
  test.each([
    ['a:\n\t- b', /^is indented with a tab; YAML wants spaces@3$/],
    ['\ta: 1', /^is indented with a tab; YAML wants spaces@0$/],
    ['a: b: c', /^has a value where only a key: can be; is the indentation right\?@3$/],
    ['a: "hunter2', /^lacks a quote, bracket, comma or colon that something before opened or needs@11$/],
    ['a:\n  b: 1\n c: 2', /^is indented in a way that YAML does not allow@\d+$/],
    ['a: @hunter2', /^has a plain value that begins with a character that needs quotes \(such as @, ` or a tab\)@3$/],
    ['a: "\\q hunter2"', /^has an escape in a double-quoted string that YAML does not know@4$/],
    ['a: &x &y 1', /^has two anchors on one value@6$/],
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
