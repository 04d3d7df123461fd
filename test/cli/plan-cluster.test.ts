import { claim, deployment, documents } from '../../src/check/examples';
import type { JsonObject } from '../../src/inventory/json';
import { fakeCluster } from '../source/fake-cluster';
import * as live from '../source/live-objects';
import type { TestFolder } from './files';
import { newFolder } from './files';
import type { CliOutcome } from './run';
import { runCli } from './run';

const CLAIM = claim({ className: 'fast' });
const SET = `${live.SERVICE}---\n${live.DATABASE}`;

/** A set with a disk for each of two replicas, and an app with one of its own. */
function shop(): readonly JsonObject[] {
  const [, volume] = live.claimWithVolume('data', { zone: 'zone-a' });
  return [
    live.applied(live.DATABASE, 'shop', live.FILLED_SET),
    live.applied(live.SERVICE, 'shop', live.FILLED_SERVICE),
    ...live.claimWithVolume('data-db-0', { zone: 'zone-a' }),
    ...live.claimWithVolume('data-db-1', { zone: 'zone-b' }),
    live.applied(CLAIM, 'shop', 'spec: { volumeName: pvc-data, volumeMode: Filesystem }'),
    ...(volume === undefined ? [] : [volume]),
    live.applied(deployment(), 'shop'),
    live.node('node-a', 'zone-a'),
    { ...live.FAST_CLASS, allowVolumeExpansion: true },
  ];
}

let folder: TestFolder;
let restore: () => void;
beforeEach(() => {
  folder = newFolder();
  ({ restore } = fakeCluster(folder, { objects: shop(), namespace: 'shop' }));
});
afterEach(() => {
  restore();
  folder.remove();
});

function planned(yaml: string, ...words: readonly string[]): CliOutcome {
  return runCli('plan', '--cluster', ...words, folder.write('new.yaml', yaml));
}

test('what runs needs no plan to stay', () => {
  const { code, out, error } = planned(documents(CLAIM, deployment(), SET));
  expect([code, out]).toEqual([0, 'nothing to plan: the new version can be applied as it is\n']);
  expect(error).toContain('of namespace shop of the cluster (Kubernetes 1.34)');
});

test('a claim that the new version calls otherwise is rebound, though no apply takes the old one away', () => {
  const { code, out } = planned(
    documents(claim({ name: 'files', className: 'fast' }), deployment({ claimName: 'files' })),
  );
  expect(code).toBe(0);
  expect(out).toContain('Give the volume of claim data to claim files');
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'Plan the way back: cdk8s-stateful plan --cluster OLD, where OLD is what the old version was applied from',
  );
});

test('a claim that something else which runs still uses keeps its volume', () => {
  restore();
  const objects = [...shop(), live.applied(deployment({ name: 'other' }), 'shop')];
  ({ restore } = fakeCluster(folder, { objects, namespace: 'shop' }));
  const { code, out } = planned(
    documents(claim({ name: 'files', className: 'fast' }), deployment({ claimName: 'files' })),
  );
  expect(code).toBe(1);
  expect(out).toContain('Claim data stays in the new version');
});

test('claims grow that the set has made', () => {
  const { code, out } = planned(SET.replace('10Gi', '20Gi'));
  expect(code).toBe(0);
  expect(out).toContain('Let claims data-db-0 to data-db-1 grow to 20Gi');
});

test.each([
  ['a claim', documents(claim({ className: 'fast', size: '5Gi' }), deployment())],
  ['claims of a template', SET.replace('10Gi', '5Gi')],
])('%s that shrink are copied to new volumes, and not to those that they have', (_, yaml) => {
  const { code, out } = planned(yaml, '--format', 'sh');
  expect(code).toBe(0);
  const targets = out.split('\n').filter((line) => /^ *make_targets /.test(line));
  expect(targets).toHaveLength(1);
  expect(targets[0]).toContain('"storage":"5Gi"');
  expect(targets[0]).not.toMatch(/volumeName|pvc-data|creationTimestamp|"uid"/);
});

test('the commands, the script and the apply speak to the cluster of --context', () => {
  const grown = SET.replace('10Gi', '20Gi');
  const { out } = planned(grown, '--context', 'the shop');
  expect(out).toContain("$ kubectl --context 'the shop' delete statefulset db -n shop --cascade=orphan");
  expect(out).toContain("$ kubectl --context 'the shop' apply -f ");
  const script = planned(grown, '--context', 'the shop', '--format', 'sh').out;
  expect(script).toContain(`\nkubectl() { command kubectl --context 'the shop' "$@"; }\n`);
  expect(script).toContain("DEFAULT='kubectl --context '\\''the shop'\\'' apply -f ");
});

const RENAMED = SET.replace('name: db\nspec:\n  replicas', 'name: database\nspec:\n  replicas');

test('a set that the new version calls otherwise is asked about, for it may be another one', () => {
  const { code, out, error } = planned(RENAMED);
  expect([code, out]).toEqual([0, 'nothing to plan: the new version can be applied as it is\n']);
  expect(error).toContain(
    'StatefulSet shop/database is new, and StatefulSet shop/db, which is not in PATH, runs the same image: if it takes its place and its files, add --prune statefulset/db\n',
  );
});

test('a set that goes gives its volumes to the one that takes its place', () => {
  const { code, out, error } = planned(RENAMED, '--prune', 'StatefulSet/db');
  expect(code).toBe(0);
  expect(out).toContain(
    'Give the volumes of claims data-db-0 to data-db-1 to claims data-database-0 to data-database-1',
  );
  expect(out).toContain('$ kubectl delete statefulset db -n shop --cascade=orphan');
  expect(error).not.toContain('--prune');
});

test('nothing is said of a new set of another image', () => {
  const { error } = planned(RENAMED.replace('registry.example/db:1', 'registry.example/queue:1'));
  expect(error).not.toContain('--prune');
});

test('what is not there can not go, nor where no cluster is read', () => {
  expect(planned(RENAMED, '--prune', 'statefulset/dbs')).toMatchObject({
    code: 2,
    error: expect.stringContaining('give KIND/NAME: there is statefulset/db') as string,
  });
  expect(planned(SET, '--prune', 'statefulset/db').code).toBe(2);
  const file = folder.write('same.yaml', SET);
  expect(runCli('plan', '--prune', 'statefulset/db', file, file)).toMatchObject({
    code: 2,
    error: expect.stringContaining('--prune needs --cluster') as string,
  });
});
