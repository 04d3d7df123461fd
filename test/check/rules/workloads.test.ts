import { claim, volume } from '../../../src/check/examples';
import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

const workload = (kind: string, spec: string, container = ''): string => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${spec}
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
${container}`;
const SELECTOR = 'selector: { matchLabels: { app: web } }';
const strategy = (kind: string, fields: string): string =>
  workload(kind, `${SELECTOR}\n  ${kind === 'Deployment' ? 'strategy' : 'updateStrategy'}: { ${fields} }`);
const environment = (env: string): string => workload('Deployment', SELECTOR, `          ${env}\n`);

test.each([
  ['Deployment', 'type: Recreate, rollingUpdate: { maxSurge: 1 }'],
  ['Deployment', 'rollingUpdate: { maxSurge: 0, maxUnavailable: 0 }'],
  ['Deployment', "rollingUpdate: { maxSurge: '0%', maxUnavailable: '0%' }"],
  ['DaemonSet', 'rollingUpdate: { maxUnavailable: 0 }'],
  ['DaemonSet', 'rollingUpdate: { maxSurge: 1 }'],
  ['DaemonSet', 'rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }'],
])('a %s may not be updated by { %s }', (kind, fields) => {
  expect(severities('deployment-strategy', strategy(kind, fields))).toEqual([`error ${kind} web`]);
});

test.each([
  ['Deployment', 'type: Recreate'],
  ['Deployment', 'type: Recreate, rollingUpdate: null'],
  ['Deployment', 'rollingUpdate: { maxSurge: 0 }'],
  ['Deployment', 'rollingUpdate: { maxSurge: 0, maxUnavailable: 25% }'],
  ['DaemonSet', 'rollingUpdate: { maxUnavailable: 1 }'],
  ['DaemonSet', 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }'],
  ['StatefulSet', 'rollingUpdate: { partition: 2 }'],
])('a %s may be updated by { %s }', (kind, fields) => {
  expect(severities('deployment-strategy', strategy(kind, fields))).toEqual([]);
});

test.each([
  'selector: { matchLabels: { app: web, tier: front } }',
  'selector: { matchExpressions: [{ key: app, operator: In, values: [api, web] }] }',
  'selector: { matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }',
  'selector: { matchExpressions: [{ key: app, operator: Exists }, { key: old, operator: DoesNotExist }] }',
])('%s selects the pods', (selector) => {
  expect(severities('selector-mismatch', workload('DaemonSet', selector))).toEqual([]);
});

test.each([
  'selector: { matchLabels: { app: web, tier: back } }',
  'selector: { matchExpressions: [{ key: app, operator: In, values: [api] }] }',
  'selector: { matchExpressions: [{ key: old, operator: Exists }] }',
  'selector: {}',
  'replicas: 1',
])('%s does not', (selector) => {
  expect(severities('selector-mismatch', workload('ReplicaSet', selector))).toEqual(['error ReplicaSet web']);
});

test('the selector of a ReplicationController is a plain map, and may be left out', () => {
  const controller = (selector: string): string => workload('ReplicationController', selector).replace('apps/v1', 'v1');
  expect(severities('selector-mismatch', controller('selector: { app: web }'))).toEqual([]);
  expect(severities('selector-mismatch', controller('replicas: 1'))).toEqual([]);
  expect(severities('selector-mismatch', controller('selector: { app: api }'))).toEqual([
    'error ReplicationController web',
  ]);
});

test.each([
  'env: [{ name: A, value: x, valueFrom: { secretKeyRef: { name: a, key: b } } }]',
  'env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: b }, fieldRef: { fieldPath: metadata.name } } }]',
  'env: [{ name: A, valueFrom: {} }]',
  'envFrom: [{ configMapRef: { name: a }, secretRef: { name: b } }]',
  'envFrom: [{ prefix: A_ }]',
])('%s has not one source', (env) => {
  expect(severities('env-two-sources', environment(env))).toEqual(['error Deployment web']);
});

test.each([
  "env: [{ name: A, value: '' }, { name: B }, { name: C, value: '', valueFrom: { secretKeyRef: { name: a, key: b } } }]",
  'envFrom: [{ prefix: A_, configMapRef: { name: a } }, { secretRef: { name: b } }]',
])('%s is fine', (env) => {
  expect(severities('env-two-sources', environment(env))).toEqual([]);
});

test('old servers take fewer names of variables', () => {
  const app = (name: string): string => environment(`env: [{ name: '${name}', value: x }]`);
  for (const name of ['2FA', 'my name', 'a/b']) {
    expect(severities('bad-env-name', app(name))).toEqual([]);
    expect(severities('bad-env-name', app(name), { kubernetesVersion: '1.31' })).toEqual(['error Deployment web']);
  }
  expect(severities('bad-env-name', app('spring.config-location'), { kubernetesVersion: '1.31' })).toEqual([]);
  for (const name of ['A=B', 'GRÖSSE', '']) {
    expect(severities('bad-env-name', app(name))).toEqual(['error Deployment web']);
  }
});

test('the downward API has some fields for variables, and others for files', () => {
  const field = (path: string): string =>
    environment(`env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "${path}" } } }]`);
  const file = (path: string): string =>
    `${environment('volumeMounts: [{ name: about, mountPath: /about }]')}      volumes:
        - { name: about, downwardAPI: { items: [{ path: a, fieldRef: { fieldPath: ${path} } }] } }
`;
  for (const fine of ['metadata.uid', 'status.podIP', "metadata.labels['app']"]) {
    expect(severities('env-field-path', field(fine))).toEqual([]);
  }
  for (const wrong of ['metadata.labels', 'spec.hostname']) {
    expect(severities('env-field-path', field(wrong))).toEqual(['error Deployment web']);
  }
  expect(severities('env-field-path', file('metadata.labels'))).toEqual([]);
  expect(severities('env-field-path', file('status.podIP'))).toEqual(['error Deployment web']);
  const projected = file('status.podIP').replace(
    /downwardAPI: .*/,
    'projected: { sources: [{ downwardAPI: { items: [{ path: a, fieldRef: { fieldPath: spec.nodeName } }] } }] } }',
  );
  expect(severities('env-field-path', projected)).toEqual(['error Deployment web']);
  const resource = (name: string): string =>
    environment(`env: [{ name: A, valueFrom: { resourceFieldRef: { resource: ${name} } } }]`);
  expect(severities('env-field-path', resource('limits.memory'))).toEqual([]);
  expect(severities('env-field-path', resource('requests.hugepages-2Mi'))).toEqual([]);
  expect(severities('env-field-path', resource('limits.mem'))).toEqual(['error Deployment web']);
});

test.each([
  ['Service', '1web', 'error'],
  ['Service', 'web', ''],
  ['CronJob', 'a'.repeat(53), 'error'],
  ['CronJob', 'a'.repeat(52), ''],
  ['StatefulSet', 'web.main', 'error'],
  ['ConfigMap', 'web.main', ''],
  ['ConfigMap', 'web_main', 'error'],
  ['Namespace', 'web.main', 'error'],
  ['Role', 'system:web', ''],
])('a %s with the name %s: %s', (kind, name, severity) => {
  const object = `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n`;
  expect(severities('bad-name', object)).toEqual(severity === '' ? [] : [`${severity} ${kind} ${name}`]);
});

describe('a reference that the API server takes, to what no object can be named', () => {
  const pod = (volume: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: web, image: web:1 }]
  volumes: [{ name: data, ${volume} }]
`;
  test.each([
    ['persistentVolumeClaim: { claimName: X_y }', 'the pod waits for ever'],
    ['secret: { secretName: X_y }', 'the pod waits for ever'],
    ['configMap: { name: X_y }', 'the pod waits for ever'],
    ['projected: { sources: [{ secret: { name: X_y } }] }', 'the pod waits for ever'],
  ])('%s: %s', (volume, consequence) => {
    const findings = runChecks(inventoryOf(pod(volume)), { notes: true }).filter(({ path }) =>
      path.includes('volumes'),
    );
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('error bad-name');
    expect(findings.map(({ rule }) => rule)).not.toContain('missing-claim');
    expect(findings.map(({ rule }) => rule)).not.toContain('missing-configmap');
    expect(findings.find(({ rule }) => rule === 'bad-name')?.message).toContain(consequence);
  });

  test.each([
    'secret: { secretName: X_y, optional: true }',
    'persistentVolumeClaim: { claimName: x-y }',
    'persistentVolumeClaim: { claimName: "${NAME}" }',
    'persistentVolumeClaim: { claimName: -data }',
  ])('%s may be there, or be done without', (volume) => {
    expect(severities('bad-name', pod(volume))).toEqual([]);
  });

  test('of an object that is among the manifests it is said there', () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: X_y }\n';
    expect(severities('bad-name', `${map}---\n${pod('configMap: { name: X_y }')}`)).toEqual(['error ConfigMap X_y']);
  });

  test('the sides of a binding, and what a claim is filled with', () => {
    const kept = (claimRef: string): string => volume({ more: `claimRef: ${claimRef}` });
    expect(severities('bad-name', kept('{ name: X_y, namespace: p }'))).toHaveLength(1);
    expect(severities('bad-name', kept('{ name: x, namespace: P_q }'))).toHaveLength(1);
    expect(severities('bad-name', claim({ more: 'volumeName: X_y' }))).toHaveLength(1);
    const source = 'dataSource: { kind: PersistentVolumeClaim, name: X_y }';
    expect(severities('bad-name', claim({ more: source }))).toHaveLength(1);
  });
});

test('an object has a name, or is given one', () => {
  const object = (metadata: string): string => `apiVersion: v1\nkind: Secret\nmetadata: { ${metadata} }\n`;
  expect(severities('bad-name', object('labels: {}'))).toEqual(['error Secret (without a name)']);
  expect(severities('bad-name', object('generateName: web-'))).toEqual([]);
});

test.each([
  ['readinessProbe', 'error'],
  ['startupProbe', 'error'],
  ['livenessProbe', 'warning'],
])('a %s of a port that is not there is a %s: the kubelet knows no result', (probe, severity) => {
  const at = (port: string): string =>
    environment(`ports: [{ name: http, containerPort: 80 }]\n          ${probe}: { httpGet: { port: ${port} } }`);
  expect(severities('missing-port', at('web'))).toEqual([`${severity} Deployment web`]);
  for (const port of ['http', '8080', '"8080"']) expect(severities('missing-port', at(port))).toEqual([]);
});

test.each([
  ['postStart', 'error'],
  ['preStop', 'warning'],
])('a %s hook of a port that is not there is a %s', (hook, severity) => {
  const handler = environment(`lifecycle: { ${hook}: { httpGet: { port: web } } }`);
  expect(severities('missing-port', handler)).toEqual([`${severity} Deployment web`]);
});
