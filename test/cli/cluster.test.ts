import type { JsonObject } from '../../src/inventory/json';
import { withoutFields } from '../../src/inventory/json';
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

test('what may not be read is not said to be made', () => {
  start({ forbidden: ['services'] });
  const { code, out, error } = runCli('changes', '--cluster', folder.write('app.yaml', SOURCE));
  expect([code, out]).toEqual([0, 'nothing changes\n']);
  expect(error).toMatch(
    /; not allowed to read services\n.*: not compared, for it may not be read: Service shop\/db\n$/,
  );
});

test('a cluster of which nothing may be read is not judged', () => {
  start({ objects: [], forbidden: ['pods'] });
  expect(runCli('check', '--cluster').code).toBe(2);
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

describe('survival --lost', () => {
  const lostWith = (place: string): readonly string[] => {
    const { code, out } = runCli('survival', '--cluster', '--lost', place, '--format', 'json');
    expect(code).toBe(0);
    return (JSON.parse(out) as { path: string }[]).map(({ path }) => path);
  };

  test('shows what is on a node, or in a zone, and nothing else', () => {
    start();
    expect(lostWith('node=node-a')).toEqual(['/scratch']);
    expect(lostWith('zone=zone-b')).toEqual(['/data', '/scratch']);
  });

  test('says which nodes there are', () => {
    start();
    expect(runCli('survival', '--cluster', '--lost', 'node=node-x').error).toMatch(
      /\ncdk8s-stateful: there is no node node-x; there are node-a, node-b\n$/,
    );
    expect(runCli('survival', '--lost', 'node-a', folder.write('app.yaml', SOURCE)).error).toContain(
      '--lost is node=NAME or zone=NAME; not node-a',
    );
  });
});

describe('storage that nothing uses', () => {
  test('is told with its size and age, and why it is there', () => {
    const alone = live.claimWithVolume('left', { zone: 'zone-a' });
    const released = live.claimWithVolume('gone', { zone: 'zone-a', policy: 'Retain' }).slice(1);
    start({
      objects: [
        ...shop(),
        ...live.claimWithVolume('data-db-2', { zone: 'zone-a' }),
        ...alone,
        ...released.map((volume) => ({ ...volume, status: { phase: 'Released' } })),
      ],
    });
    const { code, out } = runCli('check', '--cluster', '--only', 'orphaned-claim,released-volume', '--format', 'json');
    expect(code).toBe(0);
    const findings = JSON.parse(out) as { rule: string; severity: string; message: string; name?: string }[];
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`).sort()).toEqual([
      'orphaned-claim info',
      'orphaned-claim warning',
      'released-volume warning',
    ]);
    const messages = findings.map(({ message }) => message).join('\n');
    expect(messages).toMatch(
      /replica 2 of StatefulSet shop\/db, which has 2 replicas: whenScaled is Retain \(10Gi, made on 2026-01-05, \d+ days ago\)/,
    );
    expect(messages).toMatch(
      /neither a pod nor a workload mounts the claim \(10Gi, made on 2026-01-05, \d+ days ago\)/,
    );
    expect(messages).toMatch(
      /the volume is Released: it is left of claim shop\/gone, which is gone \(10Gi, made on 2026-01-05, \d+ days ago, reclaim policy Retain\)/,
    );
  });

  test('is not told where something may not be read, or of a claim that goes with something else', () => {
    const [claim = {}, volume = {}] = live.claimWithVolume('left', { zone: 'zone-a' });
    start({ objects: [...shop(), claim, volume], forbidden: ['pods'] });
    expect(runCli('check', '--cluster', '--only', 'orphaned-claim').out).toMatch(/^nothing found/);
  });
});

describe('a dump in a file', () => {
  const dump = (): string =>
    folder.write('dump.yaml', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: shop() }));

  test('is what was written: the pods and what the server filled in are neither judged nor a change', () => {
    const { out } = runCli('check', '--format', 'json', dump());
    expect(out).not.toMatch(/"kind": "Pod"/);
    expect(runCli('changes', '-n', 'shop', dump(), folder.write('app.yaml', SOURCE)).out).toBe(
      '- StorageClass fast  deleted by what prunes\n\nnothing found in 1 object\n',
    );
  });
});

test('fields that a server-side apply owns go when they are left out, and others stay', () => {
  const set = live.applied(live.DATABASE, 'shop', live.FILLED_SET) as { metadata: JsonObject; spec: JsonObject };
  const metadata = withoutFields(set.metadata, 'annotations');
  const fieldsV1 = {
    'f:spec': {
      'f:replicas': {},
      'f:template': {
        'f:spec': {
          'f:containers': {
            'k:{"name":"db"}': {
              '.': {},
              'f:image': {},
              'f:env': { 'k:{"name":"MODE"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
            },
          },
        },
      },
    },
  };
  const managedFields = [
    { manager: 'kubectl', operation: 'Apply', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1 },
  ];
  start({ objects: [{ ...set, metadata: { ...metadata, managedFields } }] });
  const next = live.DATABASE.replace('          env: [{ name: MODE, value: fast }]\n', '')
    .replace('  replicas: 2\n', '')
    .replace('      volumes: [{ name: scratch, emptyDir: { sizeLimit: 1Gi } }]\n', '');
  const { out } = runCli('changes', '--cluster', '--format', 'json', folder.write('app.yaml', next));
  const { objects } = JSON.parse(out) as { objects: { fields: string[] }[] };
  expect(objects.map(({ fields }) => fields.toSorted())).toEqual([
    ['spec.replicas', 'spec.template.spec.containers[0].env[0].name', 'spec.template.spec.containers[0].env[0].value'],
  ]);
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
    [['survival', '--context', 'dev', 'dist'], '--context needs --cluster'],
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
