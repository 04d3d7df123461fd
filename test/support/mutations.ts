import fc from 'fast-check';
import { asObject, isObject } from '../../src/inventory/json';
import type { Json, JsonObject } from '../../src/inventory/json';

/** Wrong values that replace right ones. */
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

/** A mutation of a manifest: `at` selects the place, the rest says what to do. */
export interface Mutation {
  readonly object: number;
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'duplicate' | 'rename' | 'wrap' | 'unwrap' | 'swap';
  readonly value: Json;
}

export const mutations: fc.Arbitrary<Mutation> = fc.record({
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

function changed(object: Json, { at, how, value }: Mutation): Json {
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

/** A sample with mutations; values that are no objects any more are left out. */
export function mutated(sample: readonly JsonObject[], steps: readonly Mutation[]): JsonObject[] {
  const objects: Json[] = [...sample];
  for (const step of steps) {
    const index = step.object % objects.length;
    objects[index] = changed(objects[index] ?? null, step);
  }
  return objects.filter(isObject);
}
