import { asList, asObject, asString, field } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import type { Inventory } from '../../inventory/inventory';
import type { FieldPath } from '../../inventory/path';
import { formatPath } from '../../inventory/path';
import type { Leaf } from '../leaves';
import { formatLeaves, leavesAt } from '../leaves';
import type { ChangeRule } from '../rule';

const app = (size: string, more = ''): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: caches.example.com
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Cache, plural: caches, singular: cache, listKind: CacheList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                replicas: { type: integer }
                size:
                  type: string
                  x-kubernetes-validations:
                    - { rule: self == oldSelf, message: size is immutable }
---
apiVersion: example.com/v1
kind: Cache
metadata:
  name: sessions
spec:
  size: ${size}
${more}`;

export const rule: ChangeRule = {
  name: 'cel-transition',
  severity: 'error',
  effect: 'rejected',
  summary: 'A custom resource changes in a field that its definition compares with the old value.',
  consequence: 'The API server refuses the object where the rule of its definition says no.',
  fix: 'Leave the field as it was; or delete the object and make it anew, if what it stands for may go with it.',
  see: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules',
  before: () => app('1Gi'),
  bad: () => app('2Gi'),
  good: () => app('1Gi', '  replicas: 3\n'),
  *check(comparison) {
    const schemas = schemasOf(
      comparison.after.byKind('CustomResourceDefinition').length > 0 ? comparison.after : comparison.before,
    );
    if (schemas.size === 0) return;
    for (const pair of comparison.kept) {
      const { after: manifest } = pair;
      const schema = schemas.get(`${manifest.apiVersion}/${manifest.kind}`);
      if (schema === undefined) continue;
      for (const leaf of leavesAt(pair)) {
        const found = transitionsAt(schema, leaf.path);
        // `self == oldSelf` refuses every change; other rules can only be evaluated by the server.
        const fixed = found.find((one) => IS_FIXED.test(one.rule) && hasOld(pair.before.data, one.path));
        const transition = fixed ?? found.find((one) => hasOld(pair.before.data, one.path));
        if (transition === undefined) continue;
        const ruleText = transition.message === undefined ? `rule ${transition.rule}` : `'${transition.message}'`;
        const leaves: Leaf[] = [leaf];
        const where = transition.path.length === 0 ? 'the object' : formatPath(transition.path);
        yield fixed === undefined
          ? {
              manifest,
              path: leaf.path,
              leaves: leaves,
              severity: 'warning',
              effect: 'applied',
              message: `${formatLeaves(leaves)}, and may be refused: the definition compares ${where} with its old value (${ruleText})`,
            }
          : {
              manifest,
              path: leaf.path,
              leaves: leaves,
              message: `${formatLeaves(leaves)}, and the definition fixes ${where} (${ruleText})`,
            };
      }
    }
  },
};

const IS_FIXED = /^\s*(?:self\s*==\s*oldSelf|oldSelf\s*==\s*self)\s*$/;

/** A validation rule that reads the old value, and the path of its field. */
interface Transition {
  readonly path: FieldPath;
  readonly rule: string;
  readonly message: string | undefined;
}

/** Whether there is an old value; else the rule isn't evaluated. */
function hasOld(data: Json, path: FieldPath): boolean {
  return path.length === 0 || (field(data, ...path) ?? null) !== null;
}

/** The schemas of the CustomResourceDefinitions, by apiVersion and kind. */
function schemasOf(inventory: Inventory): ReadonlyMap<string, Json> {
  const schemas = new Map<string, Json>();
  for (const { spec } of inventory.byKind('CustomResourceDefinition')) {
    const [group, kind] = [asString(spec['group']), asString(field(spec, 'names', 'kind'))];
    for (const version of asList(spec['versions'])) {
      const schema = field(version, 'schema', 'openAPIV3Schema');
      const name = asString(field(version, 'name'));
      if (group !== undefined && kind !== undefined && name !== undefined && schema !== undefined)
        schemas.set(`${group}/${name}/${kind}`, schema);
    }
  }
  return schemas;
}

/** The transition rules along the path to a field, the nearest last. */
function transitionsAt(schema: Json, path: FieldPath): readonly Transition[] {
  const found: Transition[] = [];
  let here: Json | undefined = schema;
  for (let depth = 0; depth <= path.length && here !== undefined; depth++) {
    for (const one of asList(field(here, 'x-kubernetes-validations'))) {
      const text = asString(field(one, 'rule')) ?? '';
      if (/\boldSelf\b/.test(text))
        found.push({ path: path.slice(0, depth), rule: text, message: asString(field(one, 'message')) });
    }
    const step = path[depth];
    if (step === undefined) break;
    here =
      typeof step === 'number'
        ? field(here, 'items')
        : (asObject(field(here, 'properties'))[step] ?? field(here, 'additionalProperties'));
  }
  return found;
}
