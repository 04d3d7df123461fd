import { claim, deployment, documents, onNode, statefulSet, storageClass, volume } from '../../src/check/examples';
import { between, effects, found } from './between';

const NFS = 'nfs: { server: nas.example, path: /export/data }';
const onNfs = (name: string): string =>
  documents(
    volume({ name: `${name}-pv` }),
    claim({ name, more: `volumeName: ${name}-pv` }),
    deployment({ claimName: name }),
  );

describe('the same files under another name are found again', () => {
  test('a claim and a volume of other names on the same export', () => {
    expect(found(onNfs('data'), onNfs('files'))).toEqual([]);
  });

  test("a Deployment that mounts a StatefulSet's claim by its name, and the other way round", () => {
    const set = statefulSet({ name: 'db', className: 'disk', replicas: 1 });
    const single = documents(claim({ name: 'data-db-0' }), deployment({ name: 'db', claimName: 'data-db-0' }));
    expect(found(set, single)).toEqual([]);
    expect(found(single, set).filter((line) => !line.includes('pvc-removed'))).toEqual([]);
  });

  test('a claim in a pod of another name', () => {
    expect(
      found(documents(claim(), deployment({ name: 'web' })), documents(claim(), deployment({ name: 'site' }))),
    ).toEqual([]);
  });

  test('a path inside of a mount that is wider now', () => {
    const wider = deployment().replace('mountPath: /srv/data', 'mountPath: /srv');
    expect(found(documents(claim(), deployment()), documents(claim(), wider))).toEqual([
      'warning mount-path-changed Deployment web spec.template.spec.containers[0].volumeMounts[0]',
    ]);
    const sub = deployment().replace('/srv/data }', '/srv/data, subPath: data }');
    expect(found(documents(claim(), sub), documents(claim(), wider))).toEqual([]);
  });
});

describe('what is written otherwise and means the same is no change', () => {
  test.each([
    ['a quantity', claim({ size: '10Gi' }), claim({ size: '10240Mi' })],
    ['the default of volumeMode', claim(), claim({ more: 'volumeMode: Filesystem' })],
    [
      'the default of reclaimPolicy',
      storageClass().replace('reclaimPolicy: Retain\n', ''),
      storageClass().replace('Retain', 'Delete'),
    ],
    ['the default of podManagementPolicy', statefulSet(), `${statefulSet()}  podManagementPolicy: OrderedReady\n`],
    ['a field that is empty', volume(), volume({ source: `${NFS.slice(0, -2)}, readOnly: false }` })],
  ])('%s', (_, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});

describe('claims', () => {
  test('an empty selector is another than none, in a claim and in a claim template', () => {
    expect(found(claim(), claim({ more: 'selector: {}' }))).toEqual([
      'error pvc-immutable PersistentVolumeClaim data spec.selector',
    ]);
    const set = statefulSet();
    const selecting = set.replace('accessModes:', 'selector: {}\n        accessModes:');
    expect(selecting).not.toBe(set);
    for (const [before, after] of [
      [set, selecting],
      [selecting, set],
    ] as const) {
      expect(found(before, after)).toEqual(['error sts-immutable StatefulSet db spec.volumeClaimTemplates']);
    }
    expect(between(set, selecting).findings[0]?.message).toBe(
      'claim template data changes: spec.selector changes from nothing to {}',
    );
  });

  test("a class '' is another than no class", () => {
    expect(found(claim({ className: '' }), claim({ className: 'none' }))).toEqual([
      'error pvc-immutable PersistentVolumeClaim data spec.storageClassName',
    ]);
  });

  test('a class may be written where there was none, if it is the default one', () => {
    const [none, disk] = [claim({ className: 'none' }), claim()];
    expect(found(none, disk, { defaultClass: 'disk' })).toEqual([]);
    expect(found(none, disk, { defaultClass: 'other' })).toEqual([
      'error pvc-immutable PersistentVolumeClaim data spec.storageClassName',
    ]);
  });

  test('a pending claim does not grow', () => {
    const pending = (size: string): string =>
      documents(volume({ size: '1Gi' }), claim({ size, more: 'volumeName: data-volume' }));
    expect(found(pending('10Gi'), pending('20Gi'))).toEqual([
      'error pvc-immutable PersistentVolumeClaim data spec.resources.requests.storage',
    ]);
  });

  test('the binder has written a volume into a bound claim, so that only this one may be named', () => {
    const app = (name: string): string =>
      documents(volume({ more: 'claimRef: { namespace: default, name: data }' }), claim({ more: name }));
    expect(found(app(''), app('volumeName: data-volume'))).toEqual([]);
    expect(found(app(''), app('volumeName: other'))).toEqual([
      'error pvc-immutable PersistentVolumeClaim data spec.volumeName',
    ]);
  });

  test.each([
    ['helm', 'helm.sh/resource-policy: keep'],
    ['Argo CD', 'argocd.argoproj.io/sync-options: Prune=false'],
    ['Flux', 'kustomize.toolkit.fluxcd.io/prune: disabled'],
  ])('that %s is told to leave are not deleted', (_, annotation) => {
    const kept = claim().replace('  name: data\n', `  name: data\n  annotations: { ${annotation} }\n`);
    expect(found(kept, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n')).toEqual([]);
    expect(effects(kept, deployment())).toContain('removed PersistentVolumeClaim data: left');
  });

  test('that Argo CD asks about are deleted once somebody confirms', () => {
    const asked = documents(storageClass().replace('Retain', 'Delete'), claim()).replace(
      '  name: data\n',
      '  name: data\n  annotations: { argocd.argoproj.io/sync-options: Prune=confirm }\n',
    );
    expect(found(asked, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n')).toEqual([
      'warning pvc-removed PersistentVolumeClaim data',
    ]);
  });

  test('that are gone with Retain leave their files behind, with Delete they take them along', () => {
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
    const app = (policy: string): string => documents(storageClass().replace('Retain', policy), claim());
    expect(found(app('Retain'), other)).toEqual(['info pvc-removed PersistentVolumeClaim data']);
    expect(effects(app('Retain'), other)).toContain('removed PersistentVolumeClaim data: orphaned');
    expect(found(app('Delete'), other)).toEqual(['error pvc-removed PersistentVolumeClaim data']);
    expect(effects(app('Delete'), other)).toContain('removed PersistentVolumeClaim data: deleted');
  });

  test('an acknowledged change is not told', () => {
    const allowed = claim().replace(
      '  name: data\n',
      '  name: data\n  annotations: { stateful.cdk8s.io/allow: pvc-removed=moved to the archive }\n',
    );
    expect(found(allowed, deployment())).toEqual([]);
  });
});

describe('what becomes of pods', () => {
  test('a default that is written out changes nothing, another value does', () => {
    const pulled = (policy: string): string =>
      deployment().replace(':1\n', `:1\n          imagePullPolicy: ${policy}\n`);
    expect(effects(deployment(), pulled('Always'))).toEqual([]);
    expect(effects(pulled('IfNotPresent'), pulled('Always'))).toEqual(['changed Deployment web: restarts']);
    const init = (more: string): string =>
      deployment({ pod: `initContainers: [{ name: log, image: registry.example/log:1${more} }]` });
    expect(effects(init(''), init(', restartPolicy: Always'))).toEqual(['changed Deployment web: restarts']);
  });

  const app = (more: string): string => deployment({ pod: more });

  test('they restart when their template changes, and not when only their number does', () => {
    expect(effects(app(''), app('hostNetwork: true'))).toEqual(['changed Deployment web: restarts']);
    expect(effects(deployment({ replicas: 0 }), deployment())).toEqual(['changed Deployment web: applied']);
  });

  test('with OnDelete they wait until somebody deletes them', () => {
    const set = (image: string): string =>
      `${statefulSet().replace(':1\n', `:${image}\n`)}  updateStrategy: { type: OnDelete }\n`;
    expect(effects(set('1'), set('2'))).toEqual(['changed StatefulSet db: delayed']);
  });
});

describe('settings that nothing restarts the pods for', () => {
  const config = (level: string, more = ''): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n${more}data: { LEVEL: ${level}, OTHER: same }\n`;
  const pods = (container: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web${more} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: example/web:1, ${container} }]
      volumes: [{ name: conf, configMap: { name: web } }]
`;
  const env = (key: string): string => `env: [{ name: A, valueFrom: { configMapKeyRef: { name: web, key: ${key} } } }]`;
  const changed = (app: string): readonly string[] =>
    found(documents(config('info'), app), documents(config('debug'), app));
  const told = ['warning config-change-no-rollout ConfigMap web data'];

  test('are told of the key that is read, of all keys, and of a subPath', () => {
    expect(changed(pods(env('LEVEL')))).toEqual(told);
    expect(changed(pods('envFrom: [{ configMapRef: { name: web } }]'))).toEqual(told);
    expect(changed(pods('volumeMounts: [{ name: conf, mountPath: /etc/web, subPath: LEVEL }]'))).toEqual(told);
  });

  test('are not told of another key, of a directory that is kept up to date, of a reloader, and of a CronJob', () => {
    expect(changed(pods(env('OTHER')))).toEqual([]);
    expect(changed(pods('volumeMounts: [{ name: conf, mountPath: /etc/web }]'))).toEqual([]);
    expect(changed(pods(env('LEVEL'), ', annotations: { reloader.stakater.com/auto: "true" }'))).toEqual([]);
    const job = `apiVersion: batch/v1
kind: CronJob
metadata: { name: web }
spec:
  schedule: '@daily'
  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: web, image: example/web:1, ${env('LEVEL')} }] } } } }
`;
    expect(changed(job)).toEqual([]);
  });

  test('of a Secret are compared as Kubernetes stores them, and no value is told', () => {
    const secret = (data: string): string =>
      documents(
        `apiVersion: v1\nkind: Secret\nmetadata: { name: login }\n${data}\n`,
        pods('envFrom: [{ secretRef: { name: login } }]'),
      );
    expect(found(secret('data: { KEY: Y2FuYXJ5 }'), secret('stringData: { KEY: canary }'))).toEqual([]);
    expect(found(secret('data: { KEY: Y2FuYXJ5 }'), secret('stringData: { KEY: other }'))).toEqual([
      'warning config-change-no-rollout Secret login stringData',
    ]);
  });
});

describe('settings that count at the first start of a program', () => {
  const database = (name: string, level: string, read: string, source = 'persistentVolumeClaim: { claimName: data }') =>
    documents(
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: db }\ndata: { POSTGRES_DB: ${name}, LEVEL: ${level} }\n`,
      claim(),
      deployment({ name: 'db' })
        .replace('registry.example/db:1', `postgres:17\n          ${read}`)
        .replace('/srv/data', '/var/lib/postgresql/data')
        .replace('persistentVolumeClaim: { claimName: data }', source),
    );
  const ALL = 'envFrom: [{ configMapRef: { name: db } }]';
  const ONE = 'env: [{ name: POSTGRES_DB, valueFrom: { configMapKeyRef: { name: db, key: POSTGRES_DB } } }]';

  test.each([ALL, ONE])('are not said to wait for a restart, which brings no change of them: %s', (read) => {
    const [before, after] = [database('shop', 'info', read), database('store', 'info', read)];
    expect(found(before, after).map((line) => line.split(' ')[1])).toEqual(['first-start-setting-changed']);
    expect(effects(before, after)).toEqual(['changed ConfigMap db: applied', 'changed Deployment db: applied']);
  });

  test('do not hide another setting beside them', () => {
    const messages = between(database('shop', 'info', ALL), database('store', 'debug', ALL)).findings.map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
    expect(messages).toContainEqual(expect.stringMatching(/^config-change-no-rollout: LEVEL changes, /));
  });

  test('are read anew by a pod whose files are new', () => {
    const [before, after] = [
      database('shop', 'info', ONE, 'emptyDir: {}'),
      database('store', 'info', ONE, 'emptyDir: {}'),
    ];
    expect(found(before, after).map((line) => line.split(' ')[1])).toEqual(['config-change-no-rollout']);
  });
});

describe('StatefulSets', () => {
  test('that are scaled down keep the claims unless whenScaled says Delete', () => {
    expect(found(statefulSet({ replicas: 3 }), statefulSet({ replicas: 1 }))).toEqual([]);
  });

  test('of another name whose claims go with the old one are told of both', () => {
    const set = (name: string): string =>
      `${statefulSet({ name }).replace(`registry.example/${name}`, 'registry.example/db')}  persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }\n`;
    expect(found(set('db'), set('base'))).toEqual([
      'error sts-renamed StatefulSet base spec.template.spec.containers[0].volumeMounts[0]',
      'error sts-removed StatefulSet db spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
    ]);
  });
});

test('the first version of an app, and the last, have nothing but their claims to tell of', () => {
  const app = documents(claim(), deployment());
  const nothing = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n';
  expect(found(nothing, app)).toEqual([]);
  expect(found(app, nothing)).toEqual(['error pvc-removed PersistentVolumeClaim data']);
});

describe('containers that come and go', () => {
  const pod = (...containers: readonly string[]): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [${containers.filter((text) => !text.startsWith('init')).join(', ')}]
      initContainers: [${containers
        .filter((text) => text.startsWith('init'))
        .map((text) => text.slice('init'.length))
        .join(', ')}]
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
        - { name: more, persistentVolumeClaim: { claimName: more } }
        - { name: scratch, emptyDir: {} }
`;
  const container = (name: string, ...mounts: readonly string[]): string =>
    `{ name: ${name}, image: example/${name}:1, volumeMounts: [${mounts.join(', ')}] }`;
  const data = '{ name: data, mountPath: /srv/data }';
  const app = container('app', data);
  const change = (before: readonly string[], after: readonly string[]): readonly string[] => {
    const claims = documents(claim(), claim({ name: 'more' }));
    return found(documents(claims, pod(...before)), documents(claims, pod(...after)));
  };

  test('a sidecar that is gone took no files of the app along', () => {
    expect(change([app, container('backup', '{ name: more, mountPath: /backup }')], [app])).toEqual([]);
    expect(change([app, container('backup', '{ name: data, mountPath: /from }')], [app])).toEqual([]);
  });

  test('an init container keeps nothing at a path', () => {
    expect(change([app, `init${container('chown', data)}`], [app, `init${container('wait')}`])).toEqual([]);
  });

  test('a container of another name beside others is looked at', () => {
    const scratch = container('main', '{ name: scratch, mountPath: /srv/data }');
    expect(change([app, container('log')], [scratch, container('log')])).toEqual([
      'error volume-downgraded Deployment web spec.template.spec.containers[0].volumeMounts[0]',
    ]);
  });

  test('a claim in the place of another is told, also where that goes elsewhere in the pod', () => {
    const swapped = [container('app', '{ name: more, mountPath: /srv/data }', '{ name: data, mountPath: /srv/more }')];
    const straight = [container('app', data, '{ name: more, mountPath: /srv/more }')];
    expect(change(straight, swapped).map((line) => line.split(' ')[1])).toEqual(['pvc-renamed', 'pvc-renamed']);
  });

  test('a path that the app is told of may be another', () => {
    const at = (path: string): string =>
      `{ name: app, image: example/app:1, args: [--data=${path}], volumeMounts: [{ name: data, mountPath: ${path} }] }`;
    expect(change([at('/srv/data')], [at('/srv/files')])).toEqual([]);
  });
});

describe('what is as it was', () => {
  test('a directory or export that is written otherwise', () => {
    const on = (source: string): string => deployment().replace('persistentVolumeClaim: { claimName: data }', source);
    expect(found(on('hostPath: { path: /data }'), on('hostPath: { path: /data/, type: Directory }'))).toEqual([]);
    expect(found(on('hostPath: { path: /run/a.sock, type: Socket }'), on('emptyDir: {}'))).toEqual([]);
    const far = 'nfs: { server: nas.example, path: /export/data, readOnly: true }';
    expect(found(onNfs('data'), onNfs('files').replace(NFS, far))).toEqual([]);
  });

  test('what the API server writes into a Job', () => {
    const job = (more: string): string => `apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  template:
    spec: { restartPolicy: Never, ${more} containers: [{ name: once, image: example/once:1, ports: [{ containerPort: 80${more === '' ? '' : ', protocol: TCP'} }] }] }
`;
    expect(found(job(''), job('dnsPolicy: ClusterFirst, terminationGracePeriodSeconds: 30,'))).toEqual([]);
    expect(found(job(''), job('enableServiceLinks: false,'))).toEqual([
      'error job-immutable Job once spec.template.spec.enableServiceLinks',
    ]);
  });

  test('a dataSource and the dataSourceRef that is the same', () => {
    const snapshot = '{ apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: monday }';
    expect(found(claim({ more: `dataSource: ${snapshot}` }), claim({ more: `dataSourceRef: ${snapshot}` }))).toEqual(
      [],
    );
  });

  test('a claim that never got a volume has no files to tell of', () => {
    const pending = documents(volume({ size: '1Gi' }), claim({ more: 'volumeName: data-volume' }));
    expect(found(pending, volume({ size: '1Gi' }))).toEqual([]);
    expect(effects(pending, volume({ size: '1Gi' }))).toEqual(['removed PersistentVolumeClaim data: applied']);
  });

  test('a Job that helm deletes before it makes the new one', () => {
    const job = (image: string): string => `apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { helm.sh/hook: pre-upgrade } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: example/migrate:${image} }] } } }
`;
    expect(found(job('1'), job('2'))).toEqual([]);
  });
});

describe('what is as bad as it looks', () => {
  test('claim templates in another order', () => {
    const set = (...names: readonly string[]): string => {
      const templates = names.map(
        (name) => `    - metadata: { name: ${name} }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`,
      );
      return statefulSet().replace(/volumeClaimTemplates:\n[^]*/, `volumeClaimTemplates:\n${templates.join('')}`);
    };
    expect(found(set('data', 'logs'), set('logs', 'data'))).toEqual([
      'error sts-immutable StatefulSet db spec.volumeClaimTemplates',
    ]);
  });

  test('a claim whose volume is deleted, though the one in its place was there before', () => {
    const other = claim({ name: 'other' });
    const before = documents(claim(), other, deployment());
    expect(found(before, documents(other, deployment({ claimName: 'other' })))).toEqual([
      'error pvc-renamed Deployment web spec.template.spec.containers[0].volumeMounts[0]',
    ]);
  });

  test('a device that is another claim', () => {
    const app = (claimName: string): string =>
      documents(
        claim({ name: claimName, more: 'volumeMode: Block' }),
        deployment({ claimName })
          .replace('volumeMounts:', 'volumeDevices:')
          .replace('mountPath: /srv/data', 'devicePath: /dev/sdb'),
      );
    expect(found(app('data'), app('files'))).toEqual([
      'error pvc-renamed Deployment web spec.template.spec.containers[0].volumeDevices[0]',
    ]);
  });

  test('a static claim grows, which no class lets it', () => {
    const app = (size: string): string =>
      documents(volume({ size: '20Gi' }), claim({ size, more: 'volumeName: data-volume' }));
    expect(found(app('10Gi'), app('20Gi'))).toEqual([
      'error pvc-expand-forbidden PersistentVolumeClaim data spec.resources.requests.storage',
    ]);
  });

  test('a clone of another claim is not the claim that was there', () => {
    const clone = claim({ name: 'files', more: 'dataSource: { kind: PersistentVolumeClaim, name: template }' });
    expect(
      found(documents(claim(), deployment()), documents(claim(), clone, deployment({ claimName: 'files' }))),
    ).toEqual(['error pvc-renamed Deployment web spec.template.spec.containers[0].volumeMounts[0]']);
  });

  test('Deployments of one name in two namespaces become StatefulSets, each its own', () => {
    const inBoth = (of: (namespace: string) => string): string => documents(of('a'), of('b'));
    const before = inBoth((namespace) => documents(claim({ namespace }), deployment({ name: 'db', namespace })));
    const after = inBoth((namespace) =>
      documents(
        claim({ namespace }),
        statefulSet({ className: 'disk' }).replaceAll(
          'metadata:\n  name: db',
          `metadata:\n  namespace: ${namespace}\n  name: db`,
        ),
      ),
    );
    expect(found(before, after).map((line) => line.split(' spec')[0])).toEqual([
      'error store-changed StatefulSet a/db',
      'error store-changed StatefulSet b/db',
    ]);
  });
});

test('claims of other names on the disks of many nodes, all at one path, are each found again', () => {
  const disks = (count: number, prefix: string): string =>
    documents(
      ...Array.from({ length: count }, (_, i) =>
        documents(
          volume({ name: `${prefix}-${i}`, source: 'local: { path: /mnt/ssd }', more: onNode(`node-${i}`) }),
          claim({ name: `${prefix}-${i}`, more: `volumeName: ${prefix}-${i}` }),
        ),
      ),
    );
  expect(found(disks(300, 'disk'), disks(300, 'ssd'))).toEqual([]);
});
