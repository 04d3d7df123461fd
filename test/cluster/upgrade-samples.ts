import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asObject, isObject } from '../../src/inventory/json';
import { rules } from '../../src/change/rules.generated';
import type { FieldPath } from '../../src/inventory/path';
import { formatPath } from '../../src/inventory/path';
import { isOfOperator } from './changes';
import { text } from './fields';
import { type Manifests, manifestsOf, type Upgrade } from './manifests';
import { BASES } from './upgrade-bases';

const SEED = { seed: 16 };

/** The examples of the rules about changes, but for those about operators. */
export function ruleUpgrades(): readonly Upgrade[] {
  const known = rules.filter((rule) => !isOfOperator(rule));
  return known.flatMap(({ name, before, bad, good }) =>
    [bad, good].map((after, index) => ({
      ...manifestsOf(`${name}${index === 0 ? '' : ', near miss'}`, before()),
      next: manifestsOf(name, after()),
    })),
  );
}

/** An object of each kind, with one field changed, removed, or set to null at a time. */
export function fieldUpgrades(): readonly Upgrade[] {
  return BASES.flatMap((base, kind) =>
    changesOf(base).map(({ path, how, after }, index) => {
      const name = `f${kind}-${index}`;
      return upgradeOf(
        `${text(base, 'kind') ?? ''} ${formatPath(path)} ${how}`,
        [named(base, name)],
        [named(after, name)],
      );
    }),
  );
}

/** Programs in two versions, with some fields changed, removed, or set to null. */
export function programUpgrades(programs: readonly Manifests[]): readonly Upgrade[] {
  const steps = fc.sample(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }), {
    ...SEED,
    numRuns: programs.length,
  });
  return programs.map((program, index) => {
    const after = [...program.objects];
    for (const [which, what] of steps[index] ?? []) {
      const at = which % after.length;
      const object = after[at];
      const changes = object === undefined ? [] : changesOf(object);
      const change = changes[what % changes.length];
      if (change !== undefined) after[at] = change.after;
    }
    return { ...program, next: upgradeOf(program.name, [], after).next };
  });
}

function upgradeOf(name: string, before: readonly JsonObject[], after: readonly JsonObject[]): Upgrade {
  const yaml = (objects: readonly JsonObject[]): string =>
    objects.map((object) => JSON.stringify(object)).join('\n---\n');
  return { ...manifestsOf(name, yaml(before)), next: manifestsOf(name, yaml(after)) };
}

/** CustomResourceDefinitions are named after their kind. */
function named(object: JsonObject, name: string): JsonObject {
  if (object['kind'] !== 'CustomResourceDefinition')
    return { ...object, metadata: { ...asObject(object['metadata']), name } };
  const json = JSON.stringify(object)
    .replaceAll('PLURAL', `${name.replace('-', 'x')}s`)
    .replaceAll('KIND', `Kind${name.replace('-', 'x')}`);
  return JSON.parse(json) as JsonObject;
}

interface FieldChange {
  readonly path: FieldPath;
  readonly how: string;
  readonly after: JsonObject;
}

/** All versions of an object with one field changed in a plausible way. */
function changesOf(object: JsonObject): readonly FieldChange[] {
  return leavesOf(object)
    .filter(
      ([first, second]) =>
        first !== 'apiVersion' &&
        first !== 'kind' &&
        !(first === 'metadata' && (second === 'name' || second === 'namespace')),
    )
    .flatMap((path) => {
      const others = othersFor(valueAt(object, path));
      return [
        ...others.map((value) => ({ path, how: `→ ${JSON.stringify(value)}`, after: changed(object, path, value) })),
        { path, how: 'is taken away', after: changed(object, path, undefined) },
        ...(typeof path.at(-1) === 'string' ? [{ path, how: 'is null', after: changed(object, path, null) }] : []),
      ];
    });
}

function leavesOf(value: Json | undefined, path: FieldPath = []): readonly FieldPath[] {
  if (Array.isArray(value))
    return value.length === 0 ? [path] : value.flatMap((item: Json, index) => leavesOf(item, [...path, index]));
  if (!isObject(value)) return [path];
  const names = Object.keys(value);
  return names.length === 0 ? [path] : names.flatMap((name) => leavesOf(value[name], [...path, name]));
}

function valueAt(value: Json | undefined, [step, ...rest]: FieldPath): Json | undefined {
  if (step === undefined) return value;
  return valueAt((value as Readonly<Record<string | number, Json | undefined>>)[step], rest);
}

function changed(value: JsonObject, path: FieldPath, to: Json | undefined): JsonObject {
  return replaced(value, path, to) as JsonObject;
}

function replaced(value: Json | undefined, [step, ...rest]: FieldPath, to: Json | undefined): Json | undefined {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return items.flatMap((item, index) => {
      const next = index === step ? replaced(item, rest, to) : item;
      return next === undefined ? [] : [next];
    });
  }
  const object = asObject(value);
  const next = replaced(object[step], rest, to);
  if (next === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step));
  return { ...object, [step]: next };
}

/** Values that can be replaced by others that the server accepts, too. */
const WORDS: readonly (readonly string[])[] = [
  ['Delete', 'Retain'],
  ['Immediate', 'WaitForFirstConsumer'],
  ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany'],
  ['Filesystem', 'Block'],
  ['OrderedReady', 'Parallel'],
  ['RollingUpdate', 'Recreate', 'OnDelete'],
  ['ClusterIP', 'NodePort', 'LoadBalancer'],
  ['Cluster', 'Local'],
  ['None', 'ClientIP'],
  ['TCP', 'UDP'],
  ['Never', 'OnFailure', 'Always'],
  ['IPv4', 'IPv6'],
  ['Namespaced', 'Cluster'],
  ['Indexed', 'NonIndexed'],
  ['PreemptLowerPriority', 'Never'],
  ['Role', 'ClusterRole'],
  ['Persistent', 'Ephemeral'],
];

function othersFor(value: Json | undefined): readonly Json[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string') return [];
  const words = WORDS.find((group) => group.includes(value));
  if (words !== undefined) return words.filter((word) => word !== value);
  const size = /^(\d+)([KMG]i)$/.exec(value);
  if (size !== null)
    return [`${Number(size[1]) * 2}${size[2] ?? ''}`, `${Number(size[1]) * 1024}${size[2] === 'Gi' ? 'Mi' : 'Ki'}`];
  return value === '' ? [] : [`${value}x`];
}
