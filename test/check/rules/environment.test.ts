import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';

const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: pg }
data: { PGHOST: db, FOLDER: data }
---
`;
const pod = (container: string): string => `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: registry.example/app:1
${container}
`;
const NAMES = ['env-order', 'env-shadow', 'subpathexpr-undefined-var'];
const messages = (yaml: string): string[] =>
  runChecks(inventoryOf(yaml), { only: NAMES }).map(({ rule, message }) => `${rule}: ${message}`);

test('a variable that is defined later, and nowhere else, is text', () => {
  const url = '        - { name: URL, value: postgres://$(PGHOST) }\n';
  const host = '        - { name: PGHOST, value: db }';
  expect(messages(pod(`      env:\n${url}${host}`))).toEqual([
    'env-order: URL uses $(PGHOST), which is defined after it: the app gets the text $(PGHOST)',
  ]);
  expect(messages(pod(`      env:\n${url.replace('$(', '$$$$(')}${host}`))).toEqual([]);
});

test.each<[string, string, string]>([
  ['a later variable', '$(B)', 'Move B up, before A.'],
  ['itself', '$(A)', 'Give A its value.'],
  ['one that refers to it in turn', '$(C)', 'C refers to A in turn, so no order helps: give one of them its value.'],
  [
    'one that refers to it by way of another',
    '$(D)',
    'D refers to A in turn, so no order helps: give one of them its value.',
  ],
])('a variable that refers to %s is told how to get the value', (_, value, fix) => {
  const env = `      env: [{ name: A, value: ${value} }, { name: B, value: b }, { name: D, value: $(C) }, { name: C, value: $(A) }]`;
  const [finding] = runChecks(inventoryOf(pod(env)), { only: ['env-order'] });
  expect(finding?.fix).toBe(fix);
});

test('keys of envFrom and variables of Services are there before env', () => {
  const container = `      envFrom: [{ configMapRef: { name: pg } }]
      env: [{ name: URL, value: 'postgres://$(PGHOST):$(DB_SERVICE_PORT)' }]`;
  expect(messages(CONFIG + pod(container))).toEqual([]);
});

test('an envFrom source that is not among the manifests may bring any variable', () => {
  const container = `      envFrom: [{ secretRef: { name: elsewhere } }]
      volumeMounts: [{ name: data, mountPath: /data, subPathExpr: $(TENANT) }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]`;
  expect(messages(pod(container))).toEqual([]);
  expect(messages(pod(container.replace('secretRef: { name: elsewhere }', 'configMapRef: { name: pg }')))).toEqual([]);
  expect(
    messages(CONFIG + pod(container.replace('secretRef: { name: elsewhere }', 'configMapRef: { name: pg }'))),
  ).toEqual([
    "subpathexpr-undefined-var: $(TENANT) uses TENANT, which container 'app' doesn't have: it never starts (CreateContainerConfigError)",
  ]);
});

test('a prefix keeps the keys of a source apart', () => {
  const container = (prefix: string): string => `      envFrom: [{ ${prefix}configMapRef: { name: pg } }]
      env: [{ name: PGHOST, value: other }]`;
  expect(messages(CONFIG + pod(container('')))).toEqual([
    'env-shadow: PGHOST overrides the key PGHOST of ConfigMap pg, which envFrom brings: changes there have no effect',
  ]);
  expect(messages(CONFIG + pod(container('prefix: SHARED_, ')))).toEqual([]);
});
