import { claim, deployment, documents, statefulSet } from '../../src/check/examples';
import { text } from '../../src/change/report';
import { rules } from '../../src/change/rules.generated';
import type { Json } from '../../src/inventory/json';
import { isObject } from '../../src/inventory/json';
import { Inventory } from '../../src/inventory/inventory';
import type { Manifest } from '../../src/inventory/manifest';
import { changesBetween } from '../../src/change/between';
import { inventoryOf } from '../check/inventory-of';
import { between, effects, found } from './between';

const OPEN = ['${VALUE}', '{{ .Values.value }}', '((value))', 'ENC[AES256_GCM,data:x,type:str]'];

/** Each value of an object that the other version has otherwise, as it is before something fills it in. */
function opened(value: Json | undefined, other: Json | undefined, text: string): Json | undefined {
  if (JSON.stringify(value) === JSON.stringify(other)) return value;
  if (Array.isArray(value) && Array.isArray(other))
    return value.map((item: Json, i) => opened(item, other[i] as Json, text) ?? null);
  if (isObject(value) && isObject(other))
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, opened(held, other[key], text)]));
  return value === undefined ? undefined : text;
}

/** A version in which all that is otherwise in the other one isn't known. */
function openedVersion(version: string, other: string, text: string): Inventory {
  const [own, others] = [version, other].map((yaml) => inventoryOf(yaml).manifests);
  const byKey = new Map(others?.map((manifest) => [manifest.key, manifest]));
  return new Inventory(
    (own ?? []).map((manifest): Manifest => {
      const data = opened(manifest.data, byKey.get(manifest.key)?.data ?? manifest.data, text);
      return isObject(data) ? manifest.withData(data) : manifest;
    }),
  );
}

/** Whether two versions have the same fields, with other values. */
function haveSameFields(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Json, i) => haveSameFields(item, other[i] as Json));
  if (!isObject(one) || !isObject(other)) return one !== undefined && other !== undefined;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => haveSameFields(one[key], other[key]));
}

const byKey = (yaml: string): Json =>
  Object.fromEntries(inventoryOf(yaml).manifests.map(({ key, data }) => [key, data]));
const ofValues = rules.filter(
  (rule) => rule.eachTime !== true && haveSameFields(byKey(rule.before()), byKey(rule.bad())),
);

test('a good part of the rules is about values', () => {
  expect(ofValues.length).toBeGreaterThan(10);
});

test.each(ofValues.map((rule) => [rule.name, rule] as const))(
  '%s concludes nothing from a value that is filled in later',
  (name, rule) => {
    expect(found(rule.before(), rule.bad()).join()).toContain(name);
    for (const value of OPEN) {
      const old = openedVersion(rule.before(), rule.bad(), value);
      const next = openedVersion(rule.bad(), rule.before(), value);
      for (const [one, other] of [
        [old, inventoryOf(rule.bad())],
        [inventoryOf(rule.before()), next],
        [old, next],
      ] as const)
        expect(changesBetween(one, other).findings.map(({ rule: by, message }) => `${by}: ${message}`)).toEqual([]);
    }
  },
);

test('a value that is not known in one version may change, and in both of the same text does not', () => {
  const app = (className: string): string => claim({ className, size: '"${SIZE}"' });
  expect(effects(app('disk'), app('disk'))).toEqual([]);
  expect(effects(app('"${CLASS}"'), app('disk'))).toEqual(['changed PersistentVolumeClaim data: open']);
  expect(effects(app('"${CLASS}"'), app('"${OTHER}"'))).toEqual(['changed PersistentVolumeClaim data: open']);
  const { objects, findings } = between(app('"${CLASS}"'), app('disk'));
  expect(text({ apps: [{ app: 'a', objects }], findings }, false)).toContain(
    '~ PersistentVolumeClaim data  may change: a value is filled in later: spec.storageClassName ${CLASS} → disk',
  );
});

test('what else changes beside it is found', () => {
  const old = claim({ className: '"${CLASS}"', size: '10Gi' });
  expect(found(old, claim({ className: 'disk', size: '5Gi' }))).toEqual([
    'error pvc-shrink PersistentVolumeClaim data spec.resources.requests.storage',
  ]);
});

test('an object may be one whose name is filled in later', () => {
  const named = (name: string): string => documents(claim({ name }), deployment({ claimName: name }));
  for (const open of ['"${APP}-data"', "'{{ .Release.Name }}-data'", '"$(APP)-data"']) {
    expect(found(named('shop-data'), named(open))).toEqual([]);
    expect(found(named(open), named('shop-data'))).toEqual([]);
  }
  expect(found(named('shop-files'), named('"${APP}-data"'))).not.toEqual([]);
});

test('a namespace that is filled in later may be the one of the other version', () => {
  const app = (namespace: string): string =>
    statefulSet().replace(/^metadata:\n {2}name: db\n/gm, `$&  namespace: ${namespace}\n`);
  expect(found(app('"${SPACE}"'), app('shop')).filter((line) => !line.startsWith('info'))).toEqual([]);
  expect(found(app('store'), app('shop')).filter((line) => line.startsWith('error'))).not.toEqual([]);
});

test('variables of Kubernetes and of programs are values like others', () => {
  const args = (value: string): string => deployment().replace(/^( +)image:/m, `$1args: ['${value}']\n$1image:`);
  expect(effects(args('--folder=$(FOLDER)'), args('--folder=$(OTHER)'))).toEqual(['changed Deployment web: restarts']);
  const config = (value: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { conf: '${value}' }\n`;
  expect(effects(config('listen ${PORT};'), config('listen 80;'))).toEqual(['changed ConfigMap web: applied']);
  expect(effects(config('${PORT}'), config('80'))).toEqual(['changed ConfigMap web: open']);
});
