import { readFileSync } from 'node:fs';
import { changeNames, rulesIndex } from '../../scripts/rules';
import { changeRuleNames } from '../../src/check/change-names.generated';
import { runChecks } from '../../src/check/run';
import { rules } from '../../src/change/rules.generated';
import { inventoryOf } from '../check/inventory-of';
import { between } from './between';

test('the list of rules holds every file of its folder', () => {
  expect(readFileSync('src/change/rules.generated.ts', 'utf8')).toBe(rulesIndex('change'));
});

test('each of them may be acknowledged', () => {
  expect(readFileSync('src/check/change-names.generated.ts', 'utf8')).toBe(changeNames());
  expect(changeRuleNames).toEqual(rules.map(({ name }) => name));
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test('is found in its bad change, alone', () => {
    const findings = between(rule.before(), rule.bad()).findings.filter(({ severity }) => severity !== 'info');
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([name]);
    for (const { severity } of findings) expect(severity).toBe(rule.severity);
  });

  test('has nothing against its near miss, and neither have the others', () => {
    const { findings } = between(rule.before(), rule.good());
    expect(findings.map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  test('has nothing against what does not change', () => {
    for (const version of [rule.before(), ...(rule.eachTime === true ? [] : [rule.bad()]), rule.good()])
      expect(between(version, version)).toEqual({ objects: [], findings: [] });
  });

  test('is found in what does not change only where it says that it is about each deployment', () => {
    const found = between(rule.bad(), rule.bad()).findings.map((finding) => finding.rule);
    expect(found).toEqual(rule.eachTime === true ? [name] : []);
  });

  test('tells of the object that has the effect', () => {
    const { objects, findings } = between(rule.before(), rule.bad());
    const told = findings.map(({ manifest }) => objects.find((object) => object.manifest === manifest)?.effect);
    expect(told).toContain(rule.effect);
  });

  test('is shown in versions that have no errors by themselves', () => {
    for (const version of [rule.before(), ...(rule.eachTime === true ? [] : [rule.bad()]), rule.good()])
      expect(runChecks(inventoryOf(version)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('says what it is in whole sentences and where Kubernetes documents it', () => {
    for (const text of [rule.summary, rule.consequence, rule.fix]) expect(text).toMatch(/^[\S\s]*\S$/);
    expect(rule.name).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(rule.see).toMatch(/^https:\/\/kubernetes\.io\/docs\//);
  });
});
