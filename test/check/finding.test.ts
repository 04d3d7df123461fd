import { findingsByApp } from '../../src/check/by-app';
import { inOrder, RuleFinding } from '../../src/check/finding';
import type { RuleText } from '../../src/check/rule';
import { Manifest } from '../../src/inventory/manifest';
import type { Locator } from '../../src/inventory/manifest';

const RULE: RuleText = {
  name: 'rule',
  severity: 'warning',
  summary: 'What is.',
  consequence: 'It is.',
  fix: 'Mend it.',
  see: '',
};

/** A manifest, and the fields of it that were looked for, with those of others. */
function manifest(name: string, line: number, asked: string[]): Manifest {
  const at: Locator = {
    file: 'a.yaml',
    locate: (path) => {
      asked.push(`${name} ${path.join('.')}`);
      return { file: 'a.yaml', line: line + path.length, column: 1, text: '', length: 1, quotable: true };
    },
  };
  return new Manifest({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }, at);
}

const finding = (of: Manifest, path: readonly string[]): RuleFinding =>
  new RuleFinding(RULE, { manifest: of, path, message: `has ${path.join('.')}` });

describe('findings', () => {
  test('look for their place once, since that reads a document again', () => {
    const asked: string[] = [];
    const one = finding(manifest('a', 1, asked), ['data']);
    expect([one.origin, one.place?.line, one.origin]).toEqual([
      { file: 'a.yaml', line: 2, column: 1 },
      2,
      { file: 'a.yaml', line: 2, column: 1 },
    ]);
    findingsByApp([{ app: 'x', findings: [one] }]);
    expect(asked).toEqual(['a data']);
  });

  test('look for their places one document after the other, and come in the order of lines', () => {
    const asked: string[] = [];
    const [a, b] = [manifest('a', 1, asked), manifest('b', 10, asked)];
    const found = [finding(b, ['x', 'y']), finding(a, ['x', 'y']), finding(b, ['x']), finding(a, ['x'])];
    expect(inOrder(found).map(({ message }) => message)).toEqual(['has x', 'has x.y', 'has x', 'has x.y']);
    expect(asked).toEqual(['b x.y', 'b x', 'a x.y', 'a x']);
  });
});
