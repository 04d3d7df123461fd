import fc from 'fast-check';
import type { Finding } from '../../src/check/finding';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { survivalTable } from '../../src/survival/table';
import { mutated, mutations } from '../support/mutations';

const RUNS = 5000;

const RULES = allRules();

/** The manifests that the rules show, as data. */
const SAMPLES: readonly (readonly JsonObject[])[] = RULES.flatMap(({ bad, good }) =>
  [bad, good].map((text) => readManifests('sample.yaml', text()).manifests.map(({ data }) => data)),
);

function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, path, message }) => `${rule} ${path} ${message}`).sort();
}

/** The rules that find something in an app that has none of what they say they are about: they would be left out. */
function foundWithoutWords(inventory: Inventory): readonly string[] {
  const { names: words } = inventory.survey;
  return RULES.filter(({ appliesTo: about }) => !about.some((word) => words.has(word)))
    .filter((rule) => [...rule.check(inventory)].length > 0)
    .map(({ name }) => name);
}

const cluster = {
  nodes: 3,
  zones: ['a', 'b'],
  storageClasses: [{ name: 'disk' }],
  defaultClass: 'disk',
  kubernetesVersion: '1.34',
};

test(`whatever is wrong in manifests, the checks and the table of what survives end (${RUNS} mutations)`, () => {
  let findings = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...SAMPLES),
      fc.array(mutations, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (sample, steps, known) => {
        const manifests = mutated(sample, steps).map((data) => new Manifest(data, { path: 'app/object' }));
        const inventory = new Inventory(manifests, known ? cluster : undefined);
        const all = runChecks(inventory);
        const worse = all.filter(({ severity }) => severity !== 'info');
        expect(said(runChecks(inventory, { notes: false }))).toEqual(said(worse));
        findings += all.length;
        survivalTable(inventory);
        expect(foundWithoutWords(inventory)).toEqual([]);
      },
    ),
    { numRuns: RUNS, seed: 20261125, verbose: fc.VerbosityLevel.None },
  );
  // The mutations do something: most of them are found.
  expect(findings).toBeGreaterThan(RUNS);
});
