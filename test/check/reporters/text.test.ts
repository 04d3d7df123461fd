import { textReport } from '../../../src/check/reporters/text';
import { inConstruct, inFile, unreadable } from './findings';

test('a finding in a file quotes its line, with carets below the field', () => {
  expect(textReport([inFile()], 3)).toBe(`error[unknown-field]: there is no field 'volumneName'
 --> k8s/claim.yaml:7:3  PersistentVolumeClaim shop/data spec.volumneName
  |
7 |   volumneName: disk
  |   ^^^^^^^^^^^
  = The API server refuses the object.
  = fix: Did you mean volumeName?
  = https://kubernetes.io/docs/

1 error in 3 objects
`);
});

test('the margin is as wide as the number of the line', () => {
  expect(textReport([inFile({}, { line: 1234 })], 1)).toContain(
    '\n     |\n1234 |   volumneName: disk\n     |   ^^^^^^^^^^^\n     = The API',
  );
});

test('a finding in a program has the path of the construct and no line', () => {
  const report = textReport([inConstruct()], 1);
  expect(report).toContain('\n --> app/data  PersistentVolumeClaim shop/data spec.volumneName\n  = ');
  expect(report).not.toContain('|');
});

test('a place without a manifest has no subject and no page to read', () => {
  const lines = textReport([unreadable()], 0).split('\n');
  expect(lines.slice(1)).toEqual([
    ' --> k8s/claim.yaml:7:3',
    '  = The API server refuses the object.',
    '  = fix: Did you mean volumeName?',
    '',
    '1 error in 0 objects',
    '',
  ]);
});

test('what is found is counted by severity', () => {
  const findings = (['error', 'warning', 'error', 'info'] as const).map((severity) => inFile({ severity }));
  expect(textReport(findings, 2)).toMatch(/\n2 errors, 1 warning, 1 note in 2 objects\n$/);
  expect(textReport([], 1)).toBe('nothing found in 1 object\n');
});

describe('long lines', () => {
  const before = 'a'.repeat(300);
  const quoted = (column: number, length: number, text: string): readonly string[] =>
    textReport([inFile({}, { column, length, text })], 1)
      .split('\n')
      .slice(3, 5);

  test('are cut to the part that is meant, with some characters before it', () => {
    const [line = '', carets = ''] = quoted(301, 5, `${before}WRONG${'b'.repeat(300)}`);
    expect(line).toBe(`7 | ${'a'.repeat(20)}WRONG${'b'.repeat(95)}`);
    expect(carets).toBe(`  | ${' '.repeat(20)}^^^^^`);
  });
  test('carets end where the cut line does', () => {
    const [line = '', carets = ''] = quoted(301, 500, `${before}${'W'.repeat(500)}`);
    expect(line).toBe(`7 | ${'a'.repeat(20)}${'W'.repeat(100)}`);
    expect(carets).toBe(`  | ${' '.repeat(20)}${'^'.repeat(100)}`);
  });
  test('the end of a line has one caret', () => {
    expect(quoted(301, 1, before)).toEqual([`7 | ${'a'.repeat(20)}`, `  | ${' '.repeat(20)}^`]);
  });
});

test('in colours, each severity has its own, and nothing else changes', () => {
  const findings = (['error', 'warning', 'info'] as const).map((severity) => inFile({ severity }));
  const coloured = textReport(findings, 1, true);
  for (const start of ['\u001b[31merror[', '\u001b[33mwarning[', '\u001b[36minfo[']) expect(coloured).toContain(start);
  expect(coloured).toContain('|   \u001b[31m^^^^^^^^^^^\u001b[0m\n');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport(findings, 1));
});

test('what a terminal would obey is shown as a dot, a tab as a blank', () => {
  const bell = '\u001b[2J\u0007\u202e';
  const report = textReport([inFile({ message: bell, fix: bell }, { text: `\tx: ${bell}`, column: 2, length: 1 })], 1);
  expect(report).toContain('error[unknown-field]: ·[2J··\n');
  expect(report).toContain('7 |  x: ·[2J··\n  |  ^\n');
  expect(report).toMatch(/^[\n\u0020-\u007e·]*$/);
});
