import fc from 'fast-check';
import { changesBetween } from '../../src/change/between';
import { json, text } from '../../src/change/report';
import { rules } from '../../src/change/rules.generated';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { mutated, mutations } from '../support/mutations';

const RUNS = 2000;

const dataOf = (yaml: string): readonly JsonObject[] =>
  readManifests('sample.yaml', yaml).manifests.map(({ data }) => data);

const PAIRS = rules.flatMap(({ before, bad, good }) =>
  [bad, good].map((after) => ({ before: dataOf(before()), after: dataOf(after()) })),
);

function inventoryOf(objects: readonly JsonObject[]): Inventory {
  return new Inventory(objects.map((data, i) => new Manifest(data, { path: `chart/${i}` })));
}

test(`whatever is wrong in either version, the comparison ends (${RUNS} mutations)`, () => {
  let [findings, objects] = [0, 0];
  const steps = fc.array(mutations, { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...PAIRS), steps, steps, ({ before, after }, old, next) => {
      const changes = changesBetween(inventoryOf(mutated(before, old)), inventoryOf(mutated(after, next)));
      findings += changes.findings.length;
      objects += changes.objects.length;
      const all = { apps: [{ app: 'app', objects: changes.objects }], findings: changes.findings };
      expect(text(all, false)).not.toBe('');
      JSON.parse(json(all));
    }),
    { numRuns: RUNS, seed: 20 },
  );
  expect(findings).toBeGreaterThan(RUNS / 4);
  expect(objects).toBeGreaterThan(RUNS);
});

test(`a version that is applied again changes nothing, whatever is wrong in it (${RUNS} mutations)`, () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAIRS), fc.array(mutations, { maxLength: 3 }), ({ before }, steps) => {
      const objects = mutated(before, steps);
      expect(changesBetween(inventoryOf(objects), inventoryOf(structuredClone(objects)))).toEqual({
        objects: [],
        findings: [],
      });
    }),
    { numRuns: RUNS, seed: 21 },
  );
});
