import { claim, deployment, documents } from '../../src/check/examples';
import type { ClusterOfTest } from '../prove/simulated-cluster';
import { SimulatedCluster } from '../prove/simulated-cluster';
import type { TestFolder } from './files';
import { newFolder } from './files';
import type { CliOutcome } from './run';
import { runCli } from './run';

const CACHE = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: cache, emptyDir: {} }, { name: logs, hostPath: { path: /logs } }]
      containers:
        - name: web
          image: registry.example/web:1
          volumeMounts: [{ name: cache, mountPath: /cache }, { name: logs, mountPath: /logs }]
`;
const FILES = documents(claim({ className: 'fast' }), deployment());
const DATABASE = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 2
  serviceName: db
  selector: { matchLabels: { app: db } }
  persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: 'registry.example/db:1', volumeMounts: [{ name: data, mountPath: /data }] }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
`;

let folder: TestFolder;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

function start(cluster: ClusterOfTest = {}): SimulatedCluster {
  return new SimulatedCluster({ classes: { fast: 'Delete' }, ...cluster });
}

function proven(yaml: string, ...words: readonly string[]): CliOutcome {
  return runCli('prove', folder.write('app.yaml', yaml), '--yes', ...words);
}

interface Row {
  readonly path: string;
  readonly untried?: string;
  readonly events: Readonly<
    Record<string, { readonly seen?: string; readonly note?: string; readonly differs: boolean }>
  >;
}

function rowsOf({ out }: CliOutcome): readonly Row[] {
  return JSON.parse(out) as readonly Row[];
}

function seenOf({ events }: Row): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(events).map(([event, { seen }]) => [event, seen]));
}

test('without --yes it says what it would make, and makes nothing', () => {
  const cluster = start();
  const { code, out, error } = runCli('prove', folder.write('app.yaml', FILES));
  expect(code).toBe(2);
  expect(out).toMatch(
    /^creates namespace cdk8s-stateful-[0-9a-f]{8}, and in it \(each container runs busybox:\S+, which only waits\):$/m,
  );
  expect(out).toContain('  PersistentVolumeClaim data: 10Gi of class fast\n');
  expect(error).toContain('nothing was created; add --yes');
  expect(new Set(cluster.calls.map(([verb]) => verb))).toEqual(new Set(['get']));
});

test('an emptyDir is seen to be lost with its pod, and a directory of the node is not tried', () => {
  const cluster = start();
  const outcome = proven(CACHE, '--format', 'json');
  const [cache, logs] = rowsOf(outcome);
  expect(outcome.code).toBe(0);
  expect(cache && seenOf(cache)).toEqual({
    'container-restart': 'kept',
    'pod-replaced': 'lost',
    'scale-down': 'lost',
    rollout: 'lost',
    'pod-moved': 'lost',
    'workload-deleted': 'lost',
    'app-deleted': 'lost',
    'namespace-deleted': 'lost',
  });
  expect(logs).toMatchObject({ untried: 'a volume of type hostPath is outside of the namespace', events: {} });
  expect(cluster.namespace).toBeUndefined();
});

test.each([
  ['Delete', 'lost'],
  ['Retain', 'kept'],
] as const)(
  'the files of a claim of a class with %s are %s when it is deleted, and no volume is left',
  (policy, seen) => {
    const cluster = start({ classes: { fast: policy } });
    const outcome = proven(FILES, '--format', 'json');
    expect(outcome.code).toBe(0);
    const [row] = rowsOf(outcome);
    expect(row && seenOf(row)).toMatchObject({
      'pod-replaced': 'kept',
      'claim-deleted': seen,
      'namespace-deleted': seen,
    });
    expect(cluster.volumes.size).toBe(0);
    expect(cluster.namespace).toBeUndefined();
  },
);

test('claims of a set that deletes them when it is scaled down are seen to go', () => {
  start();
  const [row] = rowsOf(proven(DATABASE, '--format', 'json'));
  expect(row && seenOf(row)).toMatchObject({
    'pod-replaced': 'kept',
    'scale-down': 'lost',
    'workload-deleted': 'kept',
  });
});

test('retained volumes of claims that go when a set is scaled down are given back, and its pods are not moved', () => {
  const cluster = start({ classes: { fast: 'Retain' } });
  const outcome = proven(DATABASE, '--format', 'json');
  const [row] = rowsOf(outcome);
  expect([outcome.code, row?.events['scale-down']?.seen]).toEqual([0, 'kept']);
  expect(row?.events['pod-moved']).toMatchObject({ note: 'its claims are deleted when its pods are taken away' });
  expect(cluster.volumes.size).toBe(0);
});

test('what is seen otherwise than predicted fails, with the reason of the prediction', () => {
  start({ forgetful: ['files', 'data', 'cache'] });
  const { code, out } = proven(CACHE);
  expect(code).toBe(1);
  expect(out).toMatch(/container-restart: seen lost, predicted kept \(volumes outlive containers\)/);
  expect(out).toMatch(/^\d+ seen, 1 of them not as predicted$/m);
  const junit = proven(CACHE, '--format', 'junit').out;
  expect(junit).toMatch(/failures="1"/);
  expect(junit).toContain('<failure message="container-restart: seen lost, predicted kept');
});

test('pods that never start show nothing, and their reason is told', () => {
  const cluster = start({ full: '0/2 nodes are available: 2 Insufficient memory.' });
  const { code, out, error } = proven(CACHE, '--timeout', '1');
  expect(code).toBe(2);
  expect(out).toContain('0/2 nodes are available: 2 Insufficient memory.');
  expect(error).toContain('nothing could be seen');
  expect(cluster.namespace).toBeUndefined();
});

test('a program that runs on after a signal is fit for the events that follow', () => {
  start({ deaf: true });
  const { code, out } = proven(CACHE, '--as-is', '--timeout', '1', '--format', 'json');
  expect(code).toBe(0);
  const [cache] = rowsOf({ code, out, error: '' });
  expect(cache?.events['container-restart']).toMatchObject({ note: 'a container runs on that was to end' });
  expect(cache?.events['pod-replaced']).toMatchObject({ seen: 'lost', differs: false });
});

test('a cluster of one node moves no pods', () => {
  start({ nodes: ['node-1'] });
  const [row] = rowsOf(proven(CACHE, '--format', 'json'));
  expect(row?.events['pod-moved']).toMatchObject({ note: 'no node is without one of its pods' });
  expect(row?.events['pod-moved']?.seen).toBeUndefined();
});

test('who may not read volumes sees that files are gone, and is told that volumes may be left', () => {
  start({ forbidden: ['persistentvolume'], classes: { fast: 'Retain' } });
  const { code, out, error } = proven(FILES, '--format', 'json');
  expect(code).toBe(1);
  expect(rowsOf({ code, out, error })[0]?.events['claim-deleted']).toMatchObject({
    seen: 'lost',
    note: 'or stranded: volumes may not be read here',
  });
  expect(error).toMatch(/volume pv-\S+ may be left/);
});

test('the namespace is removed where an event can not be made, and the reason is told', () => {
  const cluster = start({ fails: 'scale' });
  const { code, error } = proven(CACHE);
  expect([code, cluster.namespace]).toEqual([2, undefined]);
  expect(error).toContain('cdk8s-stateful: kubectl scale failed: scale is broken');
});

test.each([
  [['--image', 'a b'], '--image "a b" is not the name of an image'],
  [['--image', 'x', '--as-is'], "--as-is takes the app's own images"],
  [['--timeout', 'soon'], '--timeout is a number of seconds; not soon'],
])('%j is refused before anything is asked', (words, message) => {
  const cluster = start();
  const { code, error } = proven(CACHE, ...words);
  expect(code).toBe(2);
  expect(error).toContain(message);
  expect(cluster.calls).toEqual([]);
});

test('an app of which nothing can be tried is refused', () => {
  const cluster = start({ classes: {} });
  const { code, error } = proven(FILES);
  expect(code).toBe(2);
  expect(error).toContain('the cluster has no class fast');
  expect(cluster.calls.some(([verb]) => verb !== 'get')).toBe(false);
});

test('objects of one name in two namespaces are refused', () => {
  start();
  const other = CACHE.replace('{ name: web }', '{ name: web, namespace: other }');
  const { code, error } = proven(`${CACHE}---\n${other}`);
  expect(code).toBe(2);
  expect(error).toContain('prove makes an app in one namespace');
});
