import { readFileSync } from 'node:fs';
import { rulesIndex } from '../../scripts/rules';
import { allRules, runChecks } from '../../src/check/run';
import { inventoryOf } from './inventory-of';

test('the list of rules holds every file of its folder', () => {
  expect(readFileSync('src/check/rules.generated.ts', 'utf8')).toBe(rulesIndex('check'));
});

test('no two rules have one name', () => {
  const names = allRules().map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(allRules().map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test('is found in its bad manifests, and no other error is', () => {
    const findings = runChecks(inventoryOf(rule.bad()));
    expect(findings.map((finding) => finding.rule)).toContain(name);
    expect(findings.filter((finding) => finding.rule !== name && finding.severity === 'error')).toEqual([]);
  });

  test('has nothing against its near miss, and neither have the others', () => {
    const findings = runChecks(inventoryOf(rule.good())).filter(({ severity }) => severity !== 'info');
    expect(findings.map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  test('says what it is in whole sentences and where Kubernetes documents it', () => {
    for (const text of [rule.summary, rule.consequence, rule.fix]) expect(text).toMatch(/^[\S\s]*\S$/);
    expect(rule.name).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(rule.see).toMatch(/^https:\/\/kubernetes\.io\/docs\//);
  });
});
