import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../../src/check/examples';
import { found } from '../inventory-of';
import { severities } from '../severities';

/** The rules that find errors or warnings, once each. */
const rules = (yaml: string): string[] => [
  ...new Set(
    found(yaml)
      .map((line) => line.split(' ')[0] ?? '')
      .filter((rule) => !rule.startsWith('unused-')),
  ),
];

const pod = (spec: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: 'registry.example/web:1'${spec}
`;

test('what a misspelt field leaves out is not said a second time', () => {
  const lost = documents(storageClass(), claim(), deployment());
  const app = documents(volume(), claim({ more: 'volumeName: data-volume' }), deployment());
  const set = documents(storageClass(), statefulSet({ className: 'disk', replicas: 1 }));
  for (const yaml of [
    lost.replace('requests:', 'request:'),
    lost.replace('resources:', 'resource:'),
    lost.replace('accessModes:', 'accessMode:'),
    lost.replace('volumeMounts:', 'columeMounts:'),
    lost.replace('persistentVolumeClaim:', 'persistentVolumClaim:'),
    lost.replace('claimName:', 'claimname:'),
    lost.replace('      volumes:', '      volume:'),
    lost.replace('selector: {', 'selectors: {'),
    lost.replace('metadata: { labels: {', 'metadata: { label: {'),
    set.replace('volumeClaimTemplates:', 'volumeClaimTemplate:'),
    app.replace('capacity:', 'capacities:'),
    app.replace('nfs:', 'nsf:'),
    app.replace('  storageClassName: disk\n  capacity', '  storageClassname: disk\n  capacity'),
    app.replace('  storageClassName: disk\n  resources', '  storageClassname: disk\n  resources'),
    app.replace('  accessModes:', '  accessMode:'),
  ]) {
    expect(rules(yaml)).toEqual(['unknown-field']);
  }
});

test('two mistakes in one object are both said', () => {
  const app = claim({ more: 'volumeMode: FileSystem\nvolumneName: data-volume' });
  expect(rules(app).toSorted()).toEqual(['bad-volume-mode', 'unknown-field']);
});

test('a field that is missing elsewhere in the object is said', () => {
  const app = claim({ more: 'volumneName: data-volume' }).replace('storage: 10Gi', 'memory: 10Gi');
  expect(rules(app)).toContain('unknown-field');
  const template = documents(
    storageClass(),
    statefulSet({ className: 'disk', replicas: 1 }).replace('mountPath', 'mountpath').replace('[ReadWriteOnce]', '[]'),
  );
  expect(rules(template)).toEqual(['unknown-field', 'missing-access-modes']);
});

test('keys of a misspelt ConfigMap are not looked for', () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\nDate: { colour: blue }\n';
  const env = ', env: [{ name: COLOUR, valueFrom: { configMapKeyRef: { name: settings, key: colour } } }] }';
  expect(rules(documents(config, pod(env)))).toEqual(['unknown-field', 'config-subpath-stale']);
});

test('an fsGroup in the context of a container is misplaced', () => {
  const app = documents(storageClass(), claim(), deployment()).replace(
    '          volumeMounts:',
    '          securityContext: { runAsUser: 1000, fsGroup: 1000 }\n          volumeMounts:',
  );
  expect(rules(app)).toEqual(['unknown-field']);
});

test('a container whose device is of no volume of the pod may mean the one that nobody mounts', () => {
  const app = pod(`, volumeDevices: [{ name: disk, devicePath: /dev/xvda }] }
  volumes: [{ name: files, persistentVolumeClaim: { claimName: data } }]`);
  expect(rules(app)).toEqual(['missing-volume', 'missing-claim']);
});

test('beside a ClusterServiceVersion a field may be for the Operator Lifecycle Manager', () => {
  const webhooks = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: db }
webhooks:
  - name: a.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: { service: { name: db, namespace: db, containerPort: 9443 } }
`;
  const bundle = 'apiVersion: operators.coreos.com/v1alpha1\nkind: ClusterServiceVersion\nmetadata: { name: db }\n';
  expect(severities('unknown-field', webhooks)).toEqual(['error ValidatingWebhookConfiguration db']);
  expect(severities('unknown-field', documents(webhooks, bundle))).toEqual([
    'warning ValidatingWebhookConfiguration db',
  ]);
});
