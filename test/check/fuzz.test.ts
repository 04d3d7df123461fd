import fc from 'fast-check';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { Json, JsonObject } from '../../src/inventory/json';
import { isObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { inventoryOf } from './inventory-of';

const APPS: readonly (readonly JsonObject[])[] = allRules()
  .flatMap(({ bad, good }) => [bad, good])
  .filter((text) => text.length < 20_000)
  .map((text) => inventoryOf(text).manifests.map(({ data }) => data));

const ODD: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  '*',
  '../..',
  'constructor',
  '__proto__',
  [],
  {},
  [null],
  [[]],
  [{}],
  { '': null },
  { name: {} },
  { toString: 1, length: -1 },
];

/** The value with one of its fields or items, chosen by `steps`, put in another's place. */
function mutated(value: Json, steps: readonly number[], odd: Json): Json {
  const [step = 0, ...rest] = steps;
  if (rest.length === 0) return odd;
  if (isObject(value)) {
    const keys = Object.keys(value);
    const key = keys[step % Math.max(1, keys.length)];
    return key === undefined ? odd : { ...value, [key]: mutated(value[key] ?? null, rest, odd) };
  }
  if (!Array.isArray(value) || value.length === 0) return odd;
  const items = value as readonly Json[];
  return items.map((item, index) => (index === step % items.length ? mutated(item, rest, odd) : item));
}

test('no rule throws, whatever the types of the fields are', () => {
  const mutation = fc.record({
    steps: fc.array(fc.nat(30), { minLength: 2, maxLength: 11 }),
    odd: fc.constantFrom(...ODD),
    which: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.constantFrom(...APPS), fc.array(mutation, { minLength: 1, maxLength: 4 }), (app, mutations) => {
      const changed = [...app];
      for (const { steps, odd, which } of mutations) {
        const at = which % changed.length;
        const result = mutated(changed[at] ?? {}, steps, odd);
        if (isObject(result)) changed[at] = result;
      }
      runChecks(new Inventory(changed.map((data) => new Manifest(data, 'app'))));
    }),
    { numRuns: 5000, seed: 1 },
  );
}, 300_000);
