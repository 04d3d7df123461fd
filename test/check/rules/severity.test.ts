/** Only that may be an error which works in no cluster that the manifests can be applied to. */
import {
  claim,
  deployment,
  documents,
  localClass,
  localVolume,
  onNode,
  statefulSet,
  storageClass,
  volume,
} from '../../../src/check/examples';
import { samplePod } from '../../../src/check/samples';
import { DRIVER } from '../../../src/drivers/names';
import type { ClusterFacts } from '../../../src/inventory/cluster';
import { readManifests } from '../../../src/inventory/read';
import { Inventory } from '../../../src/inventory/inventory';
import { runChecks } from '../../../src/check/run';
import { severities } from '../severities';

const COMPLETE: ClusterFacts = { complete: true };

/** The fixes of a rule. */
function fixes(rule: string, yaml: string): readonly string[] {
  const { manifests } = readManifests('test.yaml', yaml);
  return runChecks(new Inventory(manifests), { only: [rule] }).map(({ fix }) => fix);
}

/** The severities of a rule, without the objects. */
function found(rule: string, yaml: string, cluster?: ClusterFacts): readonly string[] {
  return severities(rule, yaml, cluster).map((line) => line.split(' ')[0] ?? '');
}

describe('binding judges an open world', () => {
  const small = (more: string): string =>
    documents(volume({ className: '', size: '1Gi' }), claim({ className: '', more }));

  test('a claim that names its volume leaves no other way', () => {
    expect(found('binding-capacity', small('volumeName: data-volume'))).toEqual(['error']);
  });

  test('a claim of no class may have another volume of the cluster, unless that is said to be complete', () => {
    expect(found('binding-capacity', small(''))).toEqual(['warning']);
    expect(found('binding-capacity', small(''), COMPLETE)).toEqual(['error']);
  });

  test('a claim of the default class is provisioned, whatever volumes without a class there are', () => {
    const app = documents(volume({ className: '', mode: 'ReadWriteMany' }), claim({ className: 'none' }));
    for (const rule of ['binding-access-mode', 'binding-capacity', 'binding-class'])
      expect(found(rule, app)).toEqual([]);
    expect(found('binding-access-mode', app, COMPLETE)).toEqual(['error']);
  });

  test('a volume whose claimRef names the claim is the one that is meant', () => {
    const app = (size: string): string =>
      documents(volume({ size, more: 'claimRef: { namespace: default, name: data }' }), claim());
    expect(found('binding-capacity', app('1Gi'))).toEqual(['error']);
    expect(found('binding-capacity', app('10Gi'))).toEqual([]);
  });

  test('a class that is only a word on volumes is no class of a complete cluster', () => {
    const app = documents(claim({ className: 'fast' }), deployment());
    expect(found('missing-storage-class', app)).toEqual(['info']);
    expect(found('missing-storage-class', app, COMPLETE)).toEqual(['error']);
    expect(found('missing-storage-class', app, { ...COMPLETE, storageClasses: [{ name: 'fast' }] })).toEqual([]);
  });

  test('a selector waits for volumes that the cluster may have', () => {
    const app = documents(storageClass(), claim({ more: 'selector: { matchLabels: { tier: gold } }' }));
    expect(found('selector-blocks-provisioning', app)).toEqual(['warning']);
    expect(found('selector-blocks-provisioning', app, COMPLETE)).toEqual(['error']);
  });

  test('a pod that is kept from the only volume may get another one, unless claim and volume name each other', () => {
    const app = (more: string): string =>
      documents(
        localClass(),
        localVolume('disk-1', 'node-1'),
        claim({ className: 'local', more }),
        deployment({ pod: 'nodeSelector: { kubernetes.io/hostname: node-2 }' }),
      );
    expect(found('topology-conflict', app(''))).toEqual(['warning']);
    expect(found('topology-conflict', app(''), COMPLETE)).toEqual(['error']);
    expect(found('topology-conflict', app('volumeName: disk-1'))).toEqual(['error']);
  });
});

describe('pools', () => {
  const pool = (volumes: number, replicas: number): string =>
    documents(
      localClass(),
      ...Array.from({ length: volumes }, (_, index) => localVolume(`disk-${String(index)}`, `node-${String(index)}`)),
      statefulSet({ replicas }),
    );

  test('most of the volumes of a set were made by hand: the others were forgotten', () => {
    expect(found('static-pool-too-small', pool(2, 3))).toEqual(['warning']);
    expect(found('static-pool-too-small', pool(2, 3), COMPLETE)).toEqual(['error']);
    expect(found('static-pool-too-small', pool(3, 3))).toEqual([]);
  });

  test('few of them: a provisioner on each node makes them', () => {
    expect(found('static-pool-too-small', pool(1, 3))).toEqual(['info']);
    expect(found('static-pool-too-small', pool(1, 3), COMPLETE)).toEqual(['error']);
  });

  test('claims that could swap empty volumes are a warning', () => {
    const nfs = (name: string): string => volume({ name, source: `nfs: { server: nas.example, path: /${name} }` });
    const app = (more: string): string =>
      documents(nfs('a'), nfs('b'), claim({ name: 'a', more }), claim({ name: 'b' }));
    expect(found('ambiguous-binding', app(''))).toEqual(['warning']);
    expect(found('ambiguous-binding', app('volumeName: a'))).toEqual([]);
  });
});

describe('a name that leads to nothing', () => {
  const app = (there: string, name: string, other = ''): string =>
    documents(
      storageClass(),
      claim({ name: there }),
      deployment({ claimName: name }),
      ...(other === '' ? [] : [other]),
    );

  test.each([
    ['uploads', 'uplods', 'a letter left out'],
    ['uploads', 'upploads', 'a letter doubled'],
    ['uploads', 'uplaods', 'two letters swapped'],
    ['uploads', 'upload', 'the singular'],
    ['redis-data', 'redis-dat', 'a slip in one of its words'],
  ])('is an error where %s is called %s: %s', (there, name) => {
    expect(found('missing-claim', app(there, name))).toEqual(['error']);
  });

  test.each([
    ['data-a', 'data-b', 'short words are told apart by a letter'],
    ['uploads2', 'uploads', 'numbers are'],
    ['data', 'dat', 'less than six letters'],
    ['source-claim', 'data-source-claim', 'another word'],
    ['chap-secret', 'hf-secret', 'three edits'],
  ])('is a note where there is %s and %s is wanted: %s', (there, name) => {
    expect(found('missing-claim', app(there, name))).toEqual(['info']);
    expect(found('missing-claim', app(there, name), COMPLETE)).toEqual(['error']);
  });

  test('is a warning where another letter is wrong in a longer word, or the name that is meant has users', () => {
    expect(found('missing-claim', app('uploads', 'uplosds'))).toEqual(['warning']);
    const used = deployment({ name: 'other', claimName: 'uploads' });
    expect(found('missing-claim', app('uploads', 'uplods', used))).toEqual(['warning']);
  });

  test('may lead to an object of that name in its own namespace, unless the cluster is complete', () => {
    const other = documents(storageClass(), claim({ namespace: 'shop' }), deployment({ namespace: 'web' }));
    expect(found('cross-namespace-claim', other)).toEqual(['warning']);
    expect(found('cross-namespace-claim', other, COMPLETE)).toEqual(['error']);
  });

  test('is a Service of the cluster, or a warning where a Service of the pods has another name', () => {
    const set = statefulSet({ className: 'disk' });
    const alone = set.slice(set.indexOf('---') + 4);
    expect(found('sts-service-missing', alone)).toEqual(['info']);
    expect(found('sts-service-missing', alone, COMPLETE)).toEqual(['warning']);
    expect(found('sts-service-missing', set.replace('serviceName: db', 'serviceName: peers'))).toEqual(['warning']);
  });
});

describe('where pods land', () => {
  const app = (more: Parameters<typeof deployment>[0]): string => documents(storageClass(), claim(), deployment(more));

  test('several replicas on one disk hang, while the number of nodes is not told to be one', () => {
    expect(found('rwo-multi-replica', app({ replicas: 2 }))).toEqual(['error']);
    expect(found('rwo-multi-replica', app({ replicas: 2 }), { nodes: 1 })).toEqual([]);
  });

  test('one replica with a rolling update hangs on another node only', () => {
    expect(found('rwo-rolling-update', app({ strategy: 'RollingUpdate' }))).toEqual(['warning']);
    expect(found('rwo-rolling-update', app({ strategy: 'Recreate' }))).toEqual([]);
  });

  test('two workloads that run all the time share a disk no more than two replicas do; a Job may be done', () => {
    const other = deployment({ name: 'other' });
    expect(found('rwo-two-workloads', documents(app({}), other))).toEqual(['error']);
    const job = other.replace('kind: Deployment', 'kind: Job').replace('apps/v1', 'batch/v1');
    expect(found('rwo-two-workloads', documents(app({}), job))).toEqual(['warning']);
  });

  test('a hostPath that several pods share is one directory on one node', () => {
    const shared = (more: string): string =>
      documents(
        volume({ className: 'manual', mode: 'ReadWriteMany', source: 'hostPath: { path: /srv/data }', more }),
        claim({ className: 'manual', mode: 'ReadWriteMany' }),
        deployment({ replicas: 3 }),
      );
    expect(found('hostpath-not-shared', shared(''))).toEqual(['warning']);
    expect(found('hostpath-not-shared', shared(onNode('node-1')))).toEqual([]);
  });
});

describe('what is written in so many words', () => {
  const withVolume = (image: string, path: string, source: string): string =>
    samplePod(
      `volumeMounts:\n  - { name: data, mountPath: ${path} }`,
      `volumes:\n  - { name: data, ${source} }`,
    ).replace('registry.example/web:1', image);

  test('a database on an emptyDir is a warning', () => {
    expect(found('emptydir-database', withVolume('mysql:8.4', '/var/lib/mysql', 'emptyDir: {}'))).toEqual(['warning']);
  });

  test('a cache beside its claim is a warning, a database is an error', () => {
    const claimed = 'persistentVolumeClaim: { claimName: data }';
    expect(found('data-path-not-mounted', withVolume('redis:7', '/srv', claimed))).toEqual(['warning']);
    expect(found('data-path-not-mounted', withVolume('mysql:8.4', '/srv', claimed))).toEqual(['error']);
  });

  test('$(NAME) of nothing is a warning', () => {
    const env = (first: string, second: string): string => samplePod(`env:\n  - ${first}\n  - ${second}`);
    const [user, url] = ['{ name: DB_USER, value: app }', '{ name: URL, value: http://$(DB_USER)@db }'];
    expect(found('env-order', env(url, user))).toEqual(['warning']);
    expect(found('env-order', env(user, url))).toEqual([]);
  });

  test('a volume without a mount is a warning, and a note where a container is injected that may mount it', () => {
    const pod = (annotations: string): string =>
      samplePod(
        'command: [sleep]',
        'volumes:\n  - { name: cache, persistentVolumeClaim: { claimName: cache } }',
      ).replace('  name: web\nspec', `  name: web\n  annotations: ${annotations}\nspec`);
    expect(found('unused-volume', pod('{}'))).toEqual(['warning']);
    expect(found('unused-volume', pod("{ sidecar.istio.io/inject: 'false' }"))).toEqual(['warning']);
    expect(found('unused-volume', pod("{ gke-gcsfuse/volumes: 'true' }"))).toEqual(['info']);
    expect(found('unused-volume', pod('{}').replace(/persistentVolumeClaim: .*/, 'emptyDir: {} }'))).toEqual(['info']);
  });
});

describe('security and taste are never errors', () => {
  test('a password in a ConfigMap, and none that everybody is shown', () => {
    const config = (key: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { ${key}: correct-horse }\n`;
    expect(found('secret-in-configmap', config('DB_PASSWORD'))).toEqual(['warning']);
    expect(found('secret-in-configmap', config('DEMO_LOGIN_PASSWORD'))).toEqual([]);
  });

  test('the root of the host and its sockets', () => {
    const host = (path: string): string =>
      samplePod(
        'volumeMounts:\n  - { name: host, mountPath: /host }',
        `volumes:\n  - { name: host, hostPath: { path: ${path} } }`,
      );
    for (const path of ['/', '/var/run/docker.sock'])
      expect(found('hostpath-sensitive', host(path))).toEqual(['warning']);
    expect(found('hostpath-sensitive', host('/srv/files'))).toEqual([]);
  });
});

test('a class whose driver keeps the files on Delete deletes nothing', () => {
  const app = (provisioner: string): string =>
    documents(
      storageClass({ name: 'shared', provisioner }).replace('reclaimPolicy: Retain\n', ''),
      claim({ className: 'shared', mode: 'ReadWriteMany' }),
      deployment(),
    );
  expect(found('reclaim-delete', app(DRIVER.awsEfs))).toEqual([]);
  expect(found('reclaim-delete', app(DRIVER.cephFs))).toEqual(['warning']);
});

describe('two copies of one object in different files', () => {
  const check = (...texts: readonly string[]): readonly string[] => {
    const manifests = texts.flatMap((text, index) => readManifests(`${String(index)}.yaml`, text).manifests);
    return runChecks(new Inventory(manifests))
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, origin }) => `${rule} ${'file' in origin ? origin.file : ''}`);
  };
  const disk = `csi: { driver: ${DRIVER.hetzner}, volumeHandle: '12345' }`;
  const app = (label: string): string =>
    documents(
      volume({
        className: '',
        source: disk,
        more: `claimRef: { namespace: default, name: data }\n${onNode('node-1')}`,
      }),
      claim({ className: '', more: 'volumeName: data-volume' }),
      deployment({ pod: `hostname: ${label}` }),
    );

  test('are alternatives, of which each alone is fine', () => {
    expect(check(app('one'), app('two'), app('one'))).toEqual([]);
  });

  test('are looked at each by itself', () => {
    const wrong = app('two').replace('/srv/data', '/proc/x');
    expect(check(app('one'), wrong)).toEqual(['mount-over-system-dir 1.yaml']);
  });

  test('are one object where they are written alike, and what is beside them stays together', () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
    const first = documents(namespace, storageClass(), claim({ name: 'uploads' }));
    expect(check(first, documents(namespace, deployment({ claimName: 'uplods' })))).toEqual(['missing-claim 1.yaml']);
  });
});

describe('the fix is right for the object', () => {
  test('nobody is told to share the directory of a database', () => {
    const app = (image: string, path: string): string =>
      documents(storageClass(), claim(), deployment({ replicas: 2 }))
        .replace('registry.example/web:1', image)
        .replace('/srv/data', path);
    expect(fixes('rwo-multi-replica', app('postgres:16', '/var/lib/postgresql'))[0]).not.toContain('ReadWriteMany');
    expect(fixes('rwo-multi-replica', app('registry.example/web:1', '/srv/data'))[0]).toContain('ReadWriteMany');
  });

  test('a field in the wrong place is told where it belongs', () => {
    const pod = samplePod('securityContext: { fsGroup: 1000 }\nhostNetwork: true');
    expect(fixes('unknown-field', pod)).toEqual([
      'Write it in spec.securityContext, which has a field of that name.',
      'Write it in spec, which has a field of that name.',
    ]);
    expect(fixes('unknown-field', claim({ more: 'volumneName: files' }))).toEqual(['Did you mean volumeName?']);
  });
});
