import fc from 'fast-check';
import type { Finding } from '../../src/check/finding';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { asObject, isObject } from '../../src/inventory/json';
import type { Json, JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { survivalTable } from '../../src/survival/table';

const RUNS = 5000;

/** What is put where something else belongs. */
const STRANGE: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  '1Gi',
  '-1Gi',
  '$(A)',
  '../x',
  '*',
  '__proto__',
  'constructor',
  '\u0000',
  [],
  [null],
  [[]],
  ['x', 'x'],
  {},
  { '': null },
  { name: 5 },
  { '': { '': [] } },
];

const RULES = allRules();

/** The manifests that the rules show, as data. */
const SAMPLES: readonly (readonly JsonObject[])[] = RULES.flatMap(({ bad, good }) =>
  [bad, good].map((text) => readManifests('sample.yaml', text()).manifests.map(({ data }) => data)),
);

/** One thing done to one place of a manifest: `at` says which place, the rest what is done. */
interface Change {
  readonly object: number;
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'duplicate' | 'rename' | 'wrap' | 'unwrap' | 'swap';
  readonly value: Json;
}

const changes: fc.Arbitrary<Change> = fc.record({
  object: fc.nat(),
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'delete', 'duplicate', 'rename', 'wrap', 'unwrap', 'swap'),
  value: fc.constantFrom(...STRANGE),
});

type Path = readonly (string | number)[];

function pathsOf(value: Json | undefined, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...below.flatMap((step) => pathsOf((value as Record<string | number, Json>)[step], [...path, step]))];
}

function update(value: Json, path: Path, change: (at: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return (value as Json[]).map((item, i) => (i === step ? update(item, rest, change) : item));
  const object = asObject(value);
  return { ...object, [step]: update(object[step] ?? null, rest, change) };
}

function changed(object: Json, { at, how, value }: Change): Json {
  const paths = pathsOf(object);
  const path = paths[at % paths.length] ?? [];
  const parent = path.slice(0, -1);
  const step = path.at(-1) ?? '';
  switch (how) {
    case 'replace':
      return update(object, path, () => value);
    case 'wrap':
      return update(object, path, (inner) => (at % 2 === 0 ? [inner] : { x: inner }));
    case 'unwrap':
      return update(
        object,
        path,
        (outer) => (Array.isArray(outer) ? (outer as Json[])[0] : Object.values(asObject(outer))[0]) ?? null,
      );
    case 'swap':
      return update(object, path, () => paths[(at * 7) % paths.length]?.join('.') ?? null);
    case 'delete':
      return update(object, parent, (holder) => without(holder, step));
    case 'duplicate':
      return update(object, parent, (holder) =>
        Array.isArray(holder) ? [...(holder as Json[]), ...(holder as Json[])] : holder,
      );
    case 'rename':
      return update(object, parent, (holder) =>
        isObject(holder) ? { ...asObject(without(holder, step)), [`${step}x`]: holder[step] } : holder,
      );
  }
}

function without(holder: Json, step: string | number): Json {
  if (Array.isArray(holder)) return (holder as Json[]).filter((_, i) => i !== step);
  return Object.fromEntries<Json | undefined>(Object.entries(asObject(holder)).filter(([name]) => name !== step));
}

/** As the server would get it, and as a program may hold it: apiVersion and kind are what was read by them. */
function mutated(sample: readonly JsonObject[], steps: readonly Change[]): JsonObject[] {
  const objects: Json[] = [...sample];
  for (const step of steps) {
    const index = step.object % objects.length;
    objects[index] = changed(objects[index] ?? null, step);
  }
  return objects.filter(isObject);
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, path, message }) => `${rule} ${path} ${message}`).sort();
}

/** The rules that find something in an app that has none of what they say they are about: they would be left out. */
function foundWithoutWords(inventory: Inventory): readonly string[] {
  const { words } = inventory.survey;
  return RULES.filter(({ about }) => !about.some((word) => words.has(word)))
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
      fc.array(changes, { minLength: 1, maxLength: 4 }),
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
