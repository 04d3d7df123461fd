import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../../src/check/examples';
import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';
import { severities } from '../severities';

const object = (kind: string, name: string, more = 'data: { colour: blue }'): string => `apiVersion: v1
kind: ${kind}
metadata: { name: ${name} }
${more}
`;

const pod = (container: string, volumes = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example/web:1
      ${container}
${volumes}`;

const env = (kind: 'configMap' | 'secret', name: string, key: string, more = ''): string =>
  `env: [{ name: COLOUR, valueFrom: { ${kind}KeyRef: { name: ${name}, key: ${key}${more} } } }]`;

test('a claim that nothing mounts is not the one that a pod with quite another name means', () => {
  const app = documents(storageClass(), claim({ name: 'wordpress-files' }), deployment({ claimName: 'wp-pvc' }));
  expect(severities('missing-claim', app)).toEqual(['info Deployment web']);
});

test('a claim of the cluster is a note', () => {
  expect(severities('missing-claim', deployment({ claimName: 'archive' }))).toEqual(['info Deployment web']);
});

test('the claims that a set makes are there', () => {
  const app = documents(storageClass(), statefulSet({ className: 'disk' }), deployment({ claimName: 'data-db-0' }));
  expect(severities('missing-claim', app)).toEqual([]);
});

test('names that differ in numbers only are different names', () => {
  const app = documents(object('ConfigMap', 'settings-v1'), pod('envFrom: [{ configMapRef: { name: settings-v2 } }]'));
  expect(severities('missing-configmap', app)).toEqual(['info Pod web']);
});

test('a name that another pod uses is meant only when it is one slip away', () => {
  const used = pod('envFrom: [{ configMapRef: { name: web-settings } }]').replace('name: web', 'name: other');
  const app = (name: string): string =>
    documents(object('ConfigMap', 'web-settings'), used, pod(`envFrom: [{ configMapRef: { name: ${name} } }]`));
  expect(severities('missing-configmap', app('web-setings'))).toEqual(['warning Pod web']);
  expect(severities('missing-configmap', app('api-settings'))).toEqual(['info Pod web']);
});

test('optional settings, the root certificates and Secrets that others make are expected', () => {
  expect(severities('missing-configmap', pod(env('configMap', 'none', 'a', ', optional: true')))).toEqual([]);
  expect(severities('missing-configmap', pod(env('configMap', 'kube-root-ca.crt', 'ca.crt')))).toEqual([]);
  const sealed = 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: web-keys }\n';
  expect(severities('missing-configmap', documents(sealed, pod(env('secret', 'web-keys', 'key'))))).toEqual([]);
  const certificate =
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: web }\nspec: { secretName: web-tls }\n';
  expect(severities('missing-configmap', documents(certificate, pod(env('secret', 'web-tls', 'tls.crt'))))).toEqual([]);
});

test('a variable reads text, a file reads bytes too', () => {
  const config = object('ConfigMap', 'settings', 'binaryData: { logo: AAAA }');
  expect(severities('missing-config-key', documents(config, pod(env('configMap', 'settings', 'logo'))))).toEqual([
    'error Pod web',
  ]);
  const file = pod(
    'volumeMounts: [{ name: files, mountPath: /etc/web }]',
    '  volumes: [{ name: files, configMap: { name: settings, items: [{ key: logo, path: logo.png }] } }]\n',
  );
  expect(severities('missing-config-key', documents(config, file))).toEqual([]);
  expect(severities('missing-config-key', documents(config, file.replace('key: logo', 'key: icon')))).toEqual([
    'error Pod web',
  ]);
});

test('the key that is suggested is the same in whatever order the keys are written', () => {
  const fixes = ['{ port-b: x, port-a: x }', '{ port-a: x, port-b: x }'].map((data) => {
    const app = documents(
      object('ConfigMap', 'settings', `data: ${data}`),
      pod(env('configMap', 'settings', 'port-c')),
    );
    return runChecks(inventoryOf(app), { only: ['missing-config-key'] }).map(({ message, fix }) => [message, fix]);
  });
  expect(fixes[0]).toEqual([[expect.stringContaining('port-a, port-b'), expect.stringContaining('port-a')]]);
  expect(fixes[1]).toEqual(fixes[0]);
});

test('keys of a Secret may be written as stringData, and those of a token are filled in later', () => {
  const keys = (more: string): string => documents(object('Secret', 'keys', more), pod(env('secret', 'keys', 'token')));
  expect(severities('missing-config-key', keys('stringData: { token: x }'))).toEqual([]);
  expect(severities('missing-config-key', keys('type: kubernetes.io/service-account-token'))).toEqual([]);
  expect(severities('missing-config-key', keys('stringData: { tokn: x }'))).toEqual(['error Pod web']);
});

test('a single file that the ConfigMap does not have becomes an empty directory', () => {
  const file = (subPath: string): string =>
    documents(
      object('ConfigMap', 'settings'),
      pod(
        `volumeMounts: [{ name: files, mountPath: /etc/web.conf, subPath: ${subPath} }]`,
        '  volumes: [{ name: files, configMap: { name: settings } }]\n',
      ),
    );
  expect(severities('missing-config-key', file('colour'))).toEqual([]);
  expect(severities('missing-config-key', file('color'))).toEqual(['warning Pod web']);
});

test('a ConfigMap of another namespace is not seen, unless something copies it', () => {
  const app = (metadata: string, namespace = ', namespace: web'): string =>
    documents(
      object('ConfigMap', 'settings').replace('name: settings', `name: settings, namespace: shop${metadata}`),
      pod('envFrom: [{ configMapRef: { name: settings } }]').replace('name: web', `name: web${namespace}`),
    );
  expect(severities('cross-namespace-claim', app(''))).toEqual(['warning Pod web/web']);
  // Where the pod's isn't written it may be the same.
  expect(severities('cross-namespace-claim', app('', ''))).toEqual([]);
  expect(severities('cross-namespace-claim', app('', ', namespace: "${SPACE}"'))).toEqual([]);
  expect(
    severities(
      'cross-namespace-claim',
      app(', annotations: { reflector.v1.k8s.emberstack.com/reflection-allowed: "true" }'),
    ),
  ).toEqual([]);
});

test('a class may be one of the cluster, or a word on volumes only', () => {
  expect(severities('missing-storage-class', claim({ className: 'gp2' }))).toEqual(['info PersistentVolumeClaim data']);
  expect(severities('missing-storage-class', documents(volume(), claim()))).toEqual([]);
  const known = { storageClasses: [{ name: 'gp2' }] };
  expect(severities('missing-storage-class', claim({ className: 'gp2' }), known)).toEqual([]);
  expect(severities('missing-storage-class', claim({ className: 'gp3' }), known)).toEqual([
    'error PersistentVolumeClaim data',
  ]);
});

test('one name may be in two namespaces, and of two kinds', () => {
  const app = documents(claim(), claim({ namespace: 'shop' }), object('ConfigMap', 'data'), object('Secret', 'data'));
  expect(severities('duplicate-object', app)).toEqual([]);
});

test('a duplicate is named by its kind and name, and the consequence is told once', () => {
  const [found] = runChecks(inventoryOf(documents(claim(), claim())), { only: ['duplicate-object'] });
  expect(found?.message).toMatch(/^PersistentVolumeClaim data is the same object as the one at [^ ]+:1$/);
  expect(found?.consequence).toContain('applied last wins');
});

test('an object of another group with the kind and name hides no duplicate', () => {
  const ofGroup = (group: string): string =>
    object('Backup', 'nightly', 'spec: { at: 3 }').replace('apiVersion: v1', `apiVersion: ${group}/v1`);
  const one = documents(ofGroup('a.example'), ofGroup('b.example'));
  expect(severities('duplicate-object', one)).toEqual([]);
  expect(severities('duplicate-object', documents(one, ofGroup('b.example')))).toEqual(['warning Backup nightly']);
  expect(severities('duplicate-object', documents(one, ofGroup('a.example')))).toEqual(['warning Backup nightly']);
});

test('a Service that is not among the manifests is a note, one in another namespace an error', () => {
  const set = statefulSet({ className: 'disk' });
  expect(severities('sts-service-missing', set.slice(set.indexOf('---')))).toEqual(['info StatefulSet db']);
  const elsewhere = set.replace('name: db', 'name: db\n  namespace: shop');
  expect(severities('sts-service-missing', elsewhere)).toEqual([]);
  const apart = elsewhere.replace(/(kind: StatefulSet\nmetadata:\n  name: db)/, '$1\n  namespace: store');
  expect(severities('sts-service-missing', apart)).toEqual(['warning StatefulSet store/db']);
});

test('a Service with a cluster IP gives pods names as well as a headless one does; one that is not there is a warning', () => {
  const set = (replicas: number): string =>
    statefulSet({ className: 'disk', replicas }).replace('  clusterIP: None\n', '');
  expect(severities('sts-service-missing', set(3))).toEqual([]);
  expect(severities('sts-service-missing', set(1))).toEqual([]);
  const other = (replicas: number): string => set(replicas).replace('serviceName: db', 'serviceName: peers');
  expect(severities('sts-service-missing', other(3))).toEqual(['warning StatefulSet db']);
});

test('the claims of a set are named after its template first, and are in its namespace', () => {
  const set = documents(storageClass(), statefulSet({ className: 'disk' }));
  const swapped = documents(set, deployment({ claimName: 'db-data-0' }));
  expect(severities('missing-claim', swapped)).toEqual(['warning Deployment web']);
  const elsewhere = documents(set, deployment({ claimName: 'data-db-0', namespace: 'ops' }));
  expect(severities('missing-claim', elsewhere)).toEqual([]);
  expect(severities('cross-namespace-claim', elsewhere)).toEqual([]);
  const apart = elsewhere.replace(/(kind: StatefulSet\nmetadata:\n  name: db)/, '$1\n  namespace: store');
  expect(severities('cross-namespace-claim', apart)).toEqual(['warning Deployment ops/web']);
});

test('items give the files of a volume other names', () => {
  const file = (subPath: string): string =>
    documents(
      object('ConfigMap', 'settings'),
      pod(
        `volumeMounts: [{ name: files, mountPath: /etc/web.conf, subPath: ${subPath} }]`,
        '  volumes: [{ name: files, configMap: { name: settings, items: [{ key: colour, path: conf/web.conf }] } }]\n',
      ),
    );
  expect(severities('missing-config-key', file('conf/web.conf'))).toEqual([]);
  expect(severities('missing-config-key', file('conf'))).toEqual([]);
  expect(severities('missing-config-key', file('colour'))).toEqual(['warning Pod web']);
});

test("with the class '' a claim needs a volume: one of the cluster, or of the manifests", () => {
  const none = claim({ className: '""' });
  expect(severities('missing-pv', none)).toEqual(['info PersistentVolumeClaim data']);
  expect(severities('missing-pv', none, { complete: true })).toEqual(['error PersistentVolumeClaim data']);
  expect(severities('missing-pv', claim({ className: 'disk' }), { complete: true })).toEqual([]);
  expect(severities('missing-pv', documents(none, volume({ className: '""' })))).toEqual([]);
  // That it doesn't fit is said by the rules about binding.
  expect(severities('missing-pv', documents(none, volume({ className: '""', size: '1Mi' })))).toEqual([]);
});
