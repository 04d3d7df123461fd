import type { JsonObject } from '../../src/inventory/json';
import { Kubectl } from '../../src/source/kubectl';
import type { FakeCluster } from '../source/fake-cluster';
import { fakeCluster } from '../source/fake-cluster';
import * as live from '../source/live-objects';
import { onlyOnPath } from '../source/programs';
import type { TestFolder } from './files';
import { newFolder } from './files';
import { runCli } from './run';

let folder: TestFolder;
let restores: (() => void)[] = [];
beforeEach(() => {
  folder = newFolder();
  restores = [folder.remove];
});
afterEach(() => {
  for (const restore of restores.reverse()) restore();
});

/** Two replicas with a disk each, on two nodes. */
function shop(): readonly JsonObject[] {
  const set = live.applied(live.DATABASE, 'shop', live.FILLED_SET);
  return [
    set,
    live.applied(live.SERVICE, 'shop', live.FILLED_SERVICE),
    ...live.claimWithVolume('data-db-0', { zone: 'zone-a' }),
    ...live.claimWithVolume('data-db-1', { zone: 'zone-b', policy: 'Retain' }),
    live.podOf(set, 'db-0', { node: 'node-a', claim: 'data-db-0' }),
    live.podOf(set, 'db-1', { node: 'node-b', claim: 'data-db-1' }),
    live.node('node-a', 'zone-a'),
    live.node('node-b', 'zone-b'),
    live.FAST_CLASS,
  ];
}

function start(cluster: Partial<FakeCluster> = {}): () => readonly (readonly string[])[] {
  const { calls, restore } = fakeCluster(folder, { objects: shop(), namespace: 'shop', ...cluster });
  restores.push(restore);
  return calls;
}

const SOURCE = `${live.SERVICE}---\n${live.DATABASE}`;

describe('changes --cluster', () => {
  test('what was applied is no change, whatever the server filled in', () => {
    start();
    const { code, out, error } = runCli('changes', '--cluster', folder.write('app.yaml', SOURCE));
    expect(out).toBe('nothing changes\n');
    expect(code).toBe(0);
    expect(error).toBe('cdk8s-stateful: read 9 objects of namespace shop of the cluster (Kubernetes 1.34)\n');
  });

  test('what an apply would write is all that is told', () => {
    start();
    const next = SOURCE.replace('db:1', 'db:2').replace('replicas: 2', 'replicas: 3');
    const { code, out } = runCli('changes', '--cluster', folder.write('app.yaml', next));
    expect(out).toMatch(
      /^~ StatefulSet shop\/db  pods restart: spec\.replicas 2 → 3, spec\.template\.spec\.containers\[0\]\.image \S+:1 → \S+:2$/m,
    );
    expect(out).not.toContain('imagePullPolicy');
    expect(code).toBe(0);
  });

  test('a field that was applied and is left out goes; one that nobody applied stays', () => {
    const set = live.applied(
      live.DATABASE,
      'shop',
      live.FILLED_SET,
      'spec: { template: { spec: { priorityClassName: of-an-admission } } }',
    );
    start({ objects: [set] });
    const next = live.DATABASE.replace('          env: [{ name: MODE, value: fast }]\n', '');
    const { out } = runCli('changes', '--cluster', folder.write('app.yaml', next));
    expect(out).toMatch(/^~ StatefulSet shop\/db  pods restart: spec\.template\.spec\.containers\[0\]\.env/m);
    expect(out).not.toContain('priorityClassName');
  });
});

describe('check --cluster and survival --cluster', () => {
  test('what runs is judged by its own volumes, classes and nodes, and nothing is unknown', () => {
    start();
    const { code, out, error } = runCli('survival', '--cluster', '--format', 'json');
    expect([code, error]).toEqual([
      0,
      'cdk8s-stateful: read 9 objects of namespace shop of the cluster (Kubernetes 1.34)\n',
    ]);
    const rows = JSON.parse(out) as { path: string; store: string; outcomes: Record<string, { outcome: string }> }[];
    expect(rows.map(({ path }) => path)).toEqual(['/data', '/scratch']);
    expect(rows[0]?.store).toContain('volume pvc-data-db-0');
    const outcomes = rows.flatMap((row) => Object.values(row.outcomes).map(({ outcome }) => outcome));
    expect(outcomes).not.toContain('unknown');
  });

  test('the pods of workloads, and what every namespace has, are not judged again', () => {
    const root = live.served({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-root-ca.crt', namespace: 'shop' },
      data: { 'ca.crt': '' },
    });
    start({ objects: [...shop(), root] });
    const { out } = runCli('check', '--cluster', '--format', 'json');
    const about = (JSON.parse(out) as { kind: string }[]).map(({ kind }) => kind);
    expect(about).not.toContain('Pod');
    expect(out).not.toContain('kube-root-ca.crt');
  });

  test('only the namespace of -n is read, or that of the context, or all', () => {
    const calls = start();
    const namespaces = (): readonly string[] => [
      ...new Set(calls().flatMap((call) => call.filter((word) => /^--(all-namespaces|namespace=)/.test(word)))),
    ];
    runCli('check', '--cluster', '-n', 'other', '--context', 'dev');
    expect(namespaces()).toEqual(['--namespace=other']);
    expect(calls().every(([first]) => first === '--context=dev')).toBe(true);
    runCli('check', '--cluster', '-A');
    expect(namespaces()).toEqual(['--namespace=other', '--all-namespaces']);
  });

  test('kubectl is only asked to read, in pages', () => {
    const calls = start();
    runCli('check', '--cluster');
    const verbs = new Set(calls().map((call) => call.find((word) => !word.startsWith('--'))));
    expect([...verbs].sort()).toEqual(['api-resources', 'config', 'get']);
    const lists = calls().filter((call) => call.includes('--output=json'));
    expect(lists.length).toBeGreaterThan(2);
    expect(lists.every((call) => call.includes('--chunk-size=500'))).toBe(true);
  });

  test('what may not be read is said, and then nothing is known to be missing', () => {
    const pod = live.applied(
      `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: 'registry.example/web:1', envFrom: [{ secretRef: { name: login } }] }
`,
      'shop',
    );
    start({ objects: [pod] });
    const whole = runCli('check', '--cluster', '--only', 'missing-configmap');
    expect(whole.out).toContain('error[missing-configmap]');
    start({ objects: [pod], forbidden: ['secrets', 'nodes'] });
    const { code, out, error } = runCli('check', '--cluster', '--only', 'missing-configmap');
    expect(error).toContain('; not allowed to read nodes, secrets\n');
    expect(out).not.toContain('error[');
    expect(code).toBe(0);
  });

  test("no Secret's value is shown, not even that of the record of an apply", () => {
    const secret = live.applied(
      'apiVersion: v1\nkind: Secret\nmetadata: { name: login }\ndata: { password: aHVudGVyMi1odW50ZXIy }\n',
      'shop',
    );
    start({ objects: [secret] });
    const next = folder.write(
      'next.yaml',
      'apiVersion: v1\nkind: Secret\nmetadata: { name: login }\nstringData: { password: correct-horse }\n',
    );
    for (const format of ['text', 'sarif']) {
      const shown = JSON.stringify([
        runCli('check', '--cluster', '--format', format),
        runCli('changes', '--cluster', '--format', format, next),
      ]);
      for (const value of ['hunter2', 'aHVudGVyMi1odW50ZXIy', 'correct-horse']) expect(shown).not.toContain(value);
    }
    expect(runCli('changes', '--cluster', next).out).toMatch(/^~ Secret shop\/login .*data\.password$/m);
  });
});

describe('a cluster that can not be read is one clear sentence', () => {
  const told = (): string => {
    const { code, out, error } = runCli('check', '--cluster');
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(/^cdk8s-stateful: [^\n]+\n$/);
    return error.slice('cdk8s-stateful: '.length, -1);
  };

  test('without kubectl', () => {
    restores.push(onlyOnPath(folder, {}));
    expect(told()).toBe('--cluster needs kubectl, which is not on PATH');
  });

  test.each([
    [
      'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?',
      'nothing answers at 127.0.0.1:6443, where kubectl looks for the cluster; is it running, and is it the right context?',
    ],
    [
      'Unable to connect to the server: dial tcp: lookup api.example: no such host',
      "kubectl can't reach the cluster: dial tcp: lookup api.example: no such host",
    ],
    [
      'error: You must be logged in to the server (Unauthorized)',
      'the cluster takes nobody for whom kubectl has no valid login; log in, and try again',
    ],
    [
      'error: context "dev" does not exist',
      'there is no context dev in the settings of kubectl; kubectl config get-contexts lists them',
    ],
  ])('where kubectl says %s', (broken, sentence) => {
    start({ broken });
    expect(told()).toBe(sentence);
  });

  test('where kubectl prints something else', () => {
    start({ garbage: '<html>login</html>' });
    expect(told()).toBe('what kubectl printed is not JSON; does kubectl get pods --output=json work?');
  });

  test.each([
    [['check', '--cluster', 'dist'], '--cluster reads what runs, and takes no PATH; there is dist'],
    [['check', '--cluster', '-A', '-n', 'shop'], '--namespace and --all-namespaces exclude each other'],
    [['survival', '--context', 'dev', 'dist'], '--context goes with --cluster'],
    [['changes', '--cluster'], 'name the files or folders to compare with what runs, e.g. dist'],
    [
      ['changes', '--cluster', '--since', 'main', 'dist'],
      '--cluster compares with what runs; it excludes --since and --between',
    ],
  ])('%j', (words, sentence) => {
    expect(runCli(...words)).toEqual({ code: 2, out: '', error: `cdk8s-stateful: ${sentence}\n` });
  });
});

test('a kubectl that hangs is ended', () => {
  start({ hangs: true });
  expect(() => new Kubectl({}, 300).resources()).toThrow('kubectl did not answer within 0.3 seconds');
});
