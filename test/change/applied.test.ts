import { changesBetween } from '../../src/change/between';
import { ApplyMethod } from '../../src/change/apply-method';
import type { ChangeOptions } from '../../src/change/options';
import { claim, deployment, documents, statefulSet, storageClass, volume } from '../../src/check/examples';
import { inventoryOf } from '../check/inventory-of';
import { between, effects, found } from './between';

const told = (before: string, after: string, options: ChangeOptions): readonly string[] =>
  changesBetween(inventoryOf(before), inventoryOf(after), options).findings.map(
    ({ rule, severity, manifest }) => `${severity} ${rule} ${manifest?.title ?? ''}`,
  );

const first = (before: string, after: string): { readonly message: string; readonly fix: string } => {
  const [finding] = between(before, after).findings;
  if (finding === undefined) throw new Error('nothing is found');
  return finding;
};

/** An object in a few words. */
const object = (apiVersion: string, kind: string, more: string, metadata = 'name: one'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${more}\n`;

describe('a namespace that one version leaves to whoever deploys', () => {
  const set = (namespace: string): string =>
    statefulSet({ className: 'disk' }).replaceAll(/^metadata:\n/gm, `metadata:\n${namespace}`);
  const [without, demo] = [set(''), set('  namespace: demo\n')];

  test('is the one that the other writes', () => {
    expect(found(without, demo)).toEqual(['info namespace-changed StatefulSet demo/db metadata.namespace']);
    expect(effects(without, demo)).toEqual(['changed StatefulSet demo/db: applied']);
    expect(found(demo, without)).toEqual(['info namespace-changed StatefulSet demo/db metadata.namespace']);
  });

  test('is another where it is said to be another', () => {
    expect(told(without, demo, { namespace: 'demo' })).toEqual([]);
    expect(told(without, demo, { namespace: 'shop' })).toEqual(['error namespace-changed StatefulSet demo/db']);
  });

  test('joins what is written with it and what is not', () => {
    const app = documents(claim({ namespace: 'demo' }), deployment());
    expect(found(documents(claim(), deployment()), app.replace('disk', 'fast'))).toContain(
      'error pvc-immutable PersistentVolumeClaim demo/data spec.storageClassName',
    );
  });
});

describe('a StatefulSet that is gone', () => {
  const other = object('v1', 'ConfigMap', 'data: { a: b }');
  const set = (name: string, component: string): string =>
    statefulSet({ name, className: 'disk', replicas: 2 })
      .replace(`registry.example/${name}`, 'registry.example/db')
      .replace(`labels: { app: ${name} }`, `labels: { app: ${name}, component: ${component} }`);

  test('leaves its claims behind, which are named', () => {
    const before = documents(statefulSet({ className: 'disk' }), other);
    expect(found(before, other)).toEqual(['warning sts-removed StatefulSet db']);
    expect(first(before, other).message).toContain('data-db-0 to data-db-1');
    expect(effects(before, other)).toContain('removed StatefulSet db: orphaned');
  });

  test('under another name beside others of its image is found by its labels', () => {
    const before = documents(set('db-a', 'first'), set('db-b', 'second'));
    const after = documents(set('base-a', 'first'), set('base-b', 'second'));
    expect(found(before, after).map((line) => line.split(' spec')[0])).toEqual([
      'error sts-renamed StatefulSet base-a',
      'error sts-renamed StatefulSet base-b',
    ]);
  });

  test('is told where nobody can say which of several takes its place', () => {
    const before = set('db', 'none');
    const after = documents(set('base-a', 'first'), set('base-b', 'second'));
    expect(found(before, after)).toEqual(['error sts-removed StatefulSet db']);
    expect(first(before, after).message).toContain('StatefulSet base-a, StatefulSet base-b of the same image start');
  });

  test('is nothing where its claims are mounted by their names, and where it is kept', () => {
    const single = documents(claim({ name: 'data-db-0' }), deployment({ name: 'site', claimName: 'data-db-0' }));
    expect(found(statefulSet({ className: 'disk', replicas: 1 }), single)).toEqual([]);
    const kept = statefulSet({ className: 'disk' }).replaceAll(
      '  name: db\n',
      '  name: db\n  annotations: { helm.sh/resource-policy: keep }\n',
    );
    expect(found(documents(kept, other), other)).toEqual([]);
  });
});

describe('what the API server has written into a claim', () => {
  const plain = claim({ className: 'none' });
  const withClass = (value: string): string => claim({ className: 'none', more: `storageClassName: ${value}` });
  const labelled = (yaml: string): string => yaml.replace('  name: data\n', '  name: data\n  labels: { v: b }\n');
  const refused = ['error pvc-immutable PersistentVolumeClaim data spec.storageClassName'];

  test("goes with null and with ''", () => {
    expect(found(plain, withClass('null'))).toEqual(refused);
    expect(found(plain, withClass("''"))).toEqual(refused);
    expect(effects(plain, withClass('null'))).toEqual(['changed PersistentVolumeClaim data: rejected']);
  });

  test('goes with each later apply of a null that was there before', () => {
    expect(found(withClass('null'), labelled(withClass('null')))).toEqual(refused);
    expect(found(withClass('null'), withClass('null'))).toEqual([]);
  });

  test('is nothing where there is no default class', () => {
    expect(found(plain, withClass("''"), { defaultClass: '' })).toEqual([]);
    const bare = volume({ className: '', more: 'claimRef: { namespace: default, name: data }' });
    expect(found(documents(bare, plain), documents(bare, withClass("''")))).toEqual([]);
  });

  test('may be the class that is named now', () => {
    expect(found(plain, claim())).toEqual(['warning pvc-immutable PersistentVolumeClaim data spec.storageClassName']);
  });

  test("is its volume, which goes with volumeName ''", () => {
    const bound = (more: string): string => documents(claim({ more }), deployment());
    const line = ['error pvc-immutable PersistentVolumeClaim data spec.volumeName'];
    expect(found(bound(''), bound("volumeName: ''"))).toEqual(line);
    expect(found(bound('volumeName: null'), labelled(bound('volumeName: null')))).toEqual(line);
    const waiting = documents(storageClass(), claim());
    expect(found(waiting, documents(storageClass(), claim({ more: "volumeName: ''" })))).toEqual([]);
  });
});

test('a claim grows where its class allows it, and may where the class is not known', () => {
  const line = 'pvc-expand-forbidden PersistentVolumeClaim data spec.resources.requests.storage';
  const grown = (facts: Parameters<typeof found>[2]): readonly string[] =>
    found(claim(), claim({ size: '20Gi' }), facts);
  expect(grown(undefined)).toEqual([`warning ${line}`]);
  expect(grown({ storageClasses: [{ name: 'disk', allowVolumeExpansion: false }] })).toEqual([`error ${line}`]);
  expect(grown({ storageClasses: [{ name: 'disk', allowVolumeExpansion: true }] })).toEqual([]);
});

describe('a default that stays', () => {
  const rolling = deployment().replace('  strategy: { type: Recreate }\n', '');
  const bare = deployment().replace(', persistentVolumeClaim: { claimName: data }', '');

  test('is refused by a server-side apply, and is a warning where that is not known', () => {
    const at = (apply?: ApplyMethod): readonly string[] =>
      told(rolling, deployment(), apply === undefined ? {} : { apply });
    expect(at()).toEqual(['warning default-stays Deployment web']);
    expect(at(ApplyMethod.SERVER_SIDE)).toEqual(['error default-stays Deployment web']);
    expect(at(ApplyMethod.CLIENT_SIDE)).toEqual([]);
    const app = (yaml: string): string => documents(claim(), yaml);
    expect(told(app(bare), app(deployment()), { apply: ApplyMethod.SERVER_SIDE })).toEqual([
      'error default-stays Deployment web',
    ]);
  });

  test('is nothing where it was written out', () => {
    const written = deployment().replace('{ type: Recreate }', '{ rollingUpdate: { maxSurge: 1 } }');
    expect(told(written, deployment(), { apply: ApplyMethod.SERVER_SIDE })).toEqual([]);
  });

  test('is refused of a StatefulSet however it is applied', () => {
    const after = `${statefulSet()}  updateStrategy: { type: OnDelete }\n`;
    expect(told(statefulSet(), after, { apply: ApplyMethod.CLIENT_SIDE })).toEqual([
      'error default-stays StatefulSet db',
    ]);
  });

  test('is what an object itself says of how it is applied', () => {
    const marked = deployment().replace(
      '  name: web\n',
      '  name: web\n  annotations: { argocd.argoproj.io/sync-options: ServerSideApply=true }\n',
    );
    expect(told(rolling, marked, {})).toEqual(['error default-stays Deployment web']);
  });
});

describe('versions of an API that are gone', () => {
  const old = (group: string, kind: string, spec: string): string => object(group, kind, `spec: { ${spec} }`);
  const template = 'template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: a }] } }';

  test('hold the same object under two groups', () => {
    const ingress = 'defaultBackend: { service: { name: web, port: { number: 80 } } }';
    expect(
      effects(old('extensions/v1beta1', 'Ingress', ingress), old('networking.k8s.io/v1', 'Ingress', ingress)),
    ).toEqual(['changed Ingress one: applied']);
  });

  test('took the labels of the template for a selector', () => {
    const after = (label: string): string =>
      old('apps/v1', 'Deployment', `selector: { matchLabels: { app: ${label} } }, ${template}`);
    expect(found(old('extensions/v1beta1', 'Deployment', template), after('web'))).toEqual([]);
    expect(found(old('extensions/v1beta1', 'Deployment', template), after('site'))).toEqual([
      'error selector-immutable Deployment one spec.selector.matchLabels.app',
    ]);
  });
});

describe('a mount that one of several workloads gives up', () => {
  const server = (name: string, mounted: boolean): string =>
    mounted
      ? deployment({ name })
      : deployment({ name }).replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}');

  test('leaves no files behind', () => {
    const before = documents(claim(), server('web', true), server('thumbs', true));
    const after = documents(claim(), server('web', true), server('thumbs', false));
    expect(found(before, after).map((line) => line.split(' spec')[0])).toEqual([
      'warning volume-downgraded Deployment thumbs',
    ]);
    expect(effects(before, after)).toContain('changed Deployment thumbs: restarts');
  });

  test('leaves them behind where the other only reads, or began to mount just now', () => {
    const reader = deployment({ name: 'thumbs', readOnly: true });
    const gone = documents(claim(), server('web', false), reader);
    expect(found(documents(claim(), server('web', true), reader), gone)[0]).toMatch(
      /^error volume-downgraded Deployment web/,
    );
    const late = documents(claim(), server('web', false), server('thumbs', true));
    expect(found(documents(claim(), server('web', true)), late)[0]).toMatch(/^error volume-downgraded Deployment web/);
  });
});

describe('the nodes of a volume', () => {
  const onNode = (node: string, more = ''): string =>
    volume({
      more: `${more}nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [${node}] }] }] } }`,
    });

  test('can not be changed, but where an alpha gate has been switched on', () => {
    const fixFor = (kubernetesVersion?: string): string | undefined => {
      const cluster = kubernetesVersion === undefined ? {} : { kubernetesVersion };
      const [finding] = between(onNode('a'), onNode('b'), cluster).findings;
      expect(finding).toMatchObject({ rule: 'pv-source-immutable', severity: 'error' });
      return finding?.fix;
    };
    expect(fixFor()).toContain('MutablePVNodeAffinity');
    expect(fixFor('1.36')).toContain('MutablePVNodeAffinity');
    expect(fixFor('1.34')).not.toContain('MutablePVNodeAffinity');
    expect(found(volume(), onNode('b'))).toEqual([]);
  });

  test('an attributes class may be another one, and not be taken away', () => {
    const disk = (name: string): string =>
      volume({ source: 'csi: { driver: ebs.csi.aws.com, volumeHandle: vol-1 }', more: name });
    expect(found(disk('volumeAttributesClassName: slow'), disk('volumeAttributesClassName: fast'))).toEqual([]);
    expect(found(disk('volumeAttributesClassName: slow'), disk(''))).toEqual([
      'error pv-source-immutable PersistentVolume data-volume spec.volumeAttributesClassName',
    ]);
  });
});

test('a label or parameter with an empty value is there, and no quantity', () => {
  const labelled = (labels: string): string =>
    deployment().replaceAll('{ app: web }', `{ app: web${labels} }`).replace('  strategy: { type: Recreate }\n', '');
  expect(found(labelled(", tier: ''"), labelled(''))).toEqual([
    'error selector-immutable Deployment web spec.selector.matchLabels.tier',
  ]);
  expect(found(labelled(', size: 1Gi'), labelled(', size: 1024Mi'))).toHaveLength(1);
  const fast = (parameters: string): string => storageClass({ more: `parameters: { ${parameters} }` });
  expect(found(fast("type: gp3, iops: ''"), fast('type: gp3'))).toHaveLength(1);
  expect(found(fast('type: gp3'), fast('type: gp3, iops: null'))).toEqual([]);
});

describe('group snapshots', () => {
  const snapshotClass = (version: string, more: string): string =>
    object(`groupsnapshot.storage.k8s.io/${version}`, 'VolumeGroupSnapshotClass', `driver: a.example\n${more}`);
  const [fast, slow] = ['parameters: { tier: fast }', 'parameters: { tier: slow }'];

  test('of v1 fix what their class says, but let it be taken away', () => {
    expect(found(snapshotClass('v1', fast), snapshotClass('v1', slow))).toEqual([
      'error field-immutable VolumeGroupSnapshotClass one parameters.tier',
    ]);
    expect(found(snapshotClass('v1', fast), snapshotClass('v1', ''))).toEqual([]);
    expect(found(snapshotClass('v1', ''), snapshotClass('v1', slow))).toEqual([]);
  });

  test('are compared as they are written: an empty list is not the same as none', () => {
    const group = (selector: string): string =>
      object('groupsnapshot.storage.k8s.io/v1', 'VolumeGroupSnapshot', `spec: { source: { selector: ${selector} } }`);
    expect(found(group('{ matchLabels: {}, matchExpressions: [] }'), group('{ matchLabels: {} }'))).toEqual([
      'error field-immutable VolumeGroupSnapshot one spec.source.selector',
    ]);
    expect(
      found(group('{ matchLabels: {}, matchExpressions: [] }'), group('{ matchExpressions: [], matchLabels: {} }')),
    ).toEqual([]);
  });

  test('of v1beta1 do not', () => {
    expect(found(snapshotClass('v1beta1', fast), snapshotClass('v1beta1', slow))).toEqual([]);
  });
});

describe('what the deploy tool is told', () => {
  const marked = (yaml: string, mark: string): string =>
    yaml.replace('  name: data\n', `  name: data\n  annotations: { ${mark} }\n`);

  test('a claim that is made anew by force takes its files along', () => {
    const classes = storageClass().replace('Retain', 'Delete');
    const force = (yaml: string): string => marked(yaml, 'kustomize.toolkit.fluxcd.io/force: Enabled');
    const [before, after] = [
      documents(classes, force(claim())),
      documents(classes, force(claim({ mode: 'ReadWriteMany' }))),
    ];
    expect(effects(before, after)).toEqual(['changed PersistentVolumeClaim data: deleted']);
    expect(found(before, after)[0]).toMatch(/^error pvc-immutable/);
  });

  test('a claim that Argo CD replaces by force loses its files at each sync, changed or not', () => {
    const classes = storageClass({ more: 'allowVolumeExpansion: true' }).replace('Retain', 'Delete');
    const app = (options: string, size = '1Gi'): string =>
      documents(classes, marked(claim({ size }), `argocd.argoproj.io/sync-options: '${options}'`));
    const line = 'error hook-recreates PersistentVolumeClaim data metadata.annotations';
    expect(found(app('Replace=true,Force=true'), app('Replace=true,Force=true'))).toEqual([line]);
    expect(found(app('Force=true'), app('Force=true', '2Gi'))).toEqual([]);
  });

  test('a claim that kapp always replaces loses its files when it changes', () => {
    const classes = storageClass({ more: 'allowVolumeExpansion: true' }).replace('Retain', 'Delete');
    const app = (size: string): string =>
      documents(classes, marked(claim({ size }), 'kapp.k14s.io/update-strategy: always-replace'));
    expect(found(app('1Gi'), app('1Gi'))).toEqual([]);
    expect(found(app('1Gi'), app('2Gi'))).toEqual([
      'error hook-recreates PersistentVolumeClaim data metadata.annotations',
    ]);
  });

  test('what is replaced as a whole keeps no defaults', () => {
    const replaced = (yaml: string): string =>
      yaml.replace(
        '  name: web\n',
        '  name: web\n  annotations: { argocd.argoproj.io/sync-options: "Replace=true,ServerSideApply=true" }\n',
      );
    const rolling = deployment().replace('  strategy: { type: Recreate }\n', '');
    expect(found(replaced(rolling), replaced(deployment()))).toEqual([]);
  });

  test('a Job that is made anew by force is nothing to worry about', () => {
    const job = (image: string): string =>
      object(
        'batch/v1',
        'Job',
        `spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: ${image} }] } } }`,
        "name: one, annotations: { argocd.argoproj.io/sync-options: 'Force=true,Replace=true' }",
      );
    expect(effects(job('a'), job('b'))).toEqual(['changed Job one: recreated']);
    expect(found(job('a'), job('b'))).toEqual(['info job-immutable Job one spec.template.spec.containers[0].image']);
  });

  test('an object that is never changed is left as it is', () => {
    const never = (yaml: string): string => marked(yaml, 'kustomize.toolkit.fluxcd.io/ssa: IfNotPresent');
    expect(effects(never(claim()), never(claim({ size: '5Gi' })))).toEqual([
      'changed PersistentVolumeClaim data: left',
    ]);
    expect(found(never(claim()), never(claim({ size: '5Gi' })))).toEqual([]);
  });

  test('hooks are no part of an upgrade', () => {
    const job = (image: string): string =>
      object(
        'batch/v1',
        'Job',
        `spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: ${image} }] } } }`,
        'name: one, annotations: { helm.sh/hook: pre-upgrade }',
      );
    expect(between(job('a'), job('b'))).toEqual({ objects: [], findings: [] });
  });
});

test('nothing is concluded from two copies of one object', () => {
  const copies = documents(claim(), claim({ className: 'fast' }), deployment());
  expect(between(copies, copies)).toEqual({ objects: [], findings: [] });
  expect(found(copies, documents(claim({ size: '5Gi' }), deployment()))).toEqual([]);
  const same = documents(claim(), claim(), deployment());
  expect(found(same, documents(claim({ size: '5Gi' }), deployment()))).toEqual([
    'error pvc-shrink PersistentVolumeClaim data spec.resources.requests.storage',
  ]);
});

const RBAC = 'rbac.authorization.k8s.io/v1';
test.each([
  [RBAC, 'RoleBinding', 'roleRef: { kind: Role, name: a }', 'roleRef: { kind: Role, name: b }', 'roleRef.name'],
  [
    RBAC,
    'ClusterRoleBinding',
    'roleRef: { kind: Role, name: a }',
    'roleRef: { kind: ClusterRole, name: a }',
    'roleRef.kind',
  ],
  ['storage.k8s.io/v1', 'CSIDriver', 'spec: {}', 'spec: { attachRequired: false }', 'spec.attachRequired'],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'value: 1', 'value: 2', 'value'],
  ['node.k8s.io/v1', 'RuntimeClass', 'handler: a', 'handler: b', 'handler'],
  ['networking.k8s.io/v1', 'IngressClass', 'spec: { controller: a/b }', 'spec: { controller: a/c }', 'spec.controller'],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'addressType: IPv4', 'addressType: IPv6', 'addressType'],
  [
    'snapshot.storage.k8s.io/v1',
    'VolumeSnapshot',
    'spec: { source: { persistentVolumeClaimName: a } }',
    'spec: { source: { persistentVolumeClaimName: b } }',
    'spec.source.persistentVolumeClaimName',
  ],
  [
    'storage.k8s.io/v1',
    'CSINode',
    'spec: { drivers: [{ name: a, nodeID: x, topologyKeys: [] }] }',
    'spec: { drivers: [{ name: a, nodeID: y, topologyKeys: [] }] }',
    'spec.drivers[0].nodeID',
  ],
  ['v1', 'ResourceQuota', 'spec: { scopes: [Terminating] }', 'spec: { scopes: [BestEffort] }', 'spec.scopes[0]'],
])('%s %s is refused: %s → %s', (apiVersion, kind, before, after, path) => {
  expect(found(object(apiVersion, kind, before), object(apiVersion, kind, after))).toEqual([
    `error field-immutable ${kind} one ${path}`,
  ]);
});

test.each([
  [
    RBAC,
    'RoleBinding',
    'roleRef: { kind: Role, name: a }',
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }',
  ],
  ['storage.k8s.io/v1', 'CSIDriver', 'spec: {}', 'spec: { attachRequired: true, volumeLifecycleModes: [Persistent] }'],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'value: 1', 'value: 1\npreemptionPolicy: PreemptLowerPriority'],
  ['batch/v1', 'CronJob', "spec: { schedule: '@daily' }", "spec: { schedule: '@hourly' }"],
  ['policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: 1 }', 'spec: { maxUnavailable: 1 }'],
  ['coordination.k8s.io/v1', 'Lease', 'spec: { holderIdentity: a }', 'spec: { holderIdentity: b }'],
  ['v1', 'Service', 'spec: { type: ExternalName, externalName: a.example }', 'spec: { clusterIP: None }'],
  ['v1', 'Service', 'spec: { clusterIP: None }', 'spec: {}'],
])('%s %s is taken: %s → %s', (apiVersion, kind, before, after) => {
  expect(found(object(apiVersion, kind, before), object(apiVersion, kind, after))).toEqual([]);
});

describe('a set that is made anew', () => {
  test('with another selector needs its old pods deleted', () => {
    const { message, fix } = first(statefulSet(), statefulSet().replaceAll('app: db', 'role: db'));
    expect(message).toBe(
      'spec.selector.matchLabels.app changes from db to nothing and spec.selector.matchLabels.role from nothing to db',
    );
    expect(fix).toContain('kubectl delete statefulset db --cascade=orphan');
    expect(fix).toContain('kubectl delete pod db-0 db-1');
  });

  test('with a selector that its pods have takes them over', () => {
    const set = (selector: string): string =>
      statefulSet()
        .replace('matchLabels: { app: db }', selector)
        .replace('labels: { app: db }', 'labels: { app: db, role: a }');
    expect(first(set('matchLabels: { app: db }'), set('matchLabels: { app: db, role: a }')).fix).not.toContain(
      'delete pod',
    );
  });

  test('with larger claims names each of them', () => {
    const { message, fix } = first(statefulSet(), statefulSet({ size: '20Gi' }));
    expect(message).toBe('claim template data changes: spec.resources.requests.storage changes from 10Gi to 20Gi');
    expect(fix).toContain('data-db-0, data-db-1');
  });

  test('for labels of a claim template alone is told as that', () => {
    const set = (chart: string): string =>
      statefulSet().replace('metadata: { name: data }', `metadata: { name: data, labels: { chart: ${chart} } }`);
    const { message, fix } = first(set('a-1'), set('a-2'));
    expect(message).toMatch(
      /^only labels or annotations of claim template data change: metadata\.labels\.chart changes from a-1 to a-2$/,
    );
    expect(fix).toMatch(/^Leave the labels of the template as they were/);
  });
});

describe('passwords', () => {
  const secret = (value: string): string => object('v1', 'Secret', `stringData: { password: ${value} }`);
  const env = '\n          env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: one, key: password } } }]\n';
  const database = statefulSet().replace('registry.example/db:1\n', `registry.example/db:1${env}`);
  const stateless = deployment()
    .replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: {}')
    .replace('registry.example/web:1\n', `registry.example/web:1${env}`);

  test('of a program with files are told once, and no restart is advised', () => {
    const [before, after] = ['first-one', 'other-one'].map((value) => documents(secret(value), database, stateless));
    const { findings } = between(before ?? '', after ?? '');
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning password-changed']);
    expect(findings[0]?.message).toContain('StatefulSet db reads it, whose files on claims data-db-0 to data-db-1');
    expect(findings[0]?.fix).not.toMatch(/restart/);
  });

  test('that a chart draws anew at each render are a note', () => {
    const app = (value: string): string => documents(secret(value), stateless);
    expect(found(app('x7Rt90pqLm'), app('aB3dE6gH9j'))).toEqual([
      'info config-change-no-rollout Secret one stringData',
    ]);
    expect(found(app('first'), app('second'))).toEqual(['warning config-change-no-rollout Secret one stringData']);
  });
});

describe('rules of a definition that read the old value', () => {
  const app = (spec: string, rule: string): string =>
    documents(
      object(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        `spec: { group: example.com, names: { kind: Cache }, versions: [{ name: v1, schema: { openAPIV3Schema: { properties: { spec: { x-kubernetes-validations: [{ rule: '${rule}' }] } } } } }] }`,
        'name: caches.example.com',
      ),
      object('example.com/v1', 'Cache', spec),
    );

  test('may refuse, and refuse for certain what they fix as a whole', () => {
    const change = (rule: string): readonly string[] => found(app('spec: { a: 1 }', rule), app('spec: { a: 2 }', rule));
    expect(change('self == oldSelf')).toEqual(['error cel-transition Cache one spec.a']);
    expect(change('self.a >= oldSelf.a')).toEqual(['warning cel-transition Cache one spec.a']);
    expect(change('self.a > 0')).toEqual([]);
  });

  test('are not asked where there was nothing', () => {
    expect(found(app('kept: 1', 'self == oldSelf'), app('kept: 1\nspec: { a: 2 }', 'self == oldSelf'))).toEqual([]);
  });
});
