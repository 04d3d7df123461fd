import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import type { Graph } from '../../src/picture/graph';
import { graphOf } from '../../src/picture/graph';
import { codeAt, CODE_WORDS } from '../../src/picture/outcomes';
import { EVENTS } from '../../src/survival/event';
import type { Event } from '../../src/survival/event';
import { survivalTable } from '../../src/survival/table';
import { SHOP } from './manifests';

function graph(text: string): Graph {
  const inventory = new Inventory(readManifests('app.yaml', text).manifests);
  return graphOf([{ inventory, rows: survivalTable(inventory) }], runChecks(inventory));
}

/** Each path from a root node, as text. */
function ways({ nodes, edges }: Graph): string[] {
  const from = (node: (typeof nodes)[number]): string[] => {
    const next = edges.filter((edge) => edge.from === node).map(({ to }) => to);
    const words = node.detail === '' ? node.title : `${node.title} (${node.detail})`;
    return next.length === 0 ? [words] : next.flatMap((to) => from(to).map((rest) => `${words} > ${rest}`));
  };
  return nodes.filter((node) => edges.every(({ to }) => to !== node)).flatMap((node) => from(node));
}

function outcome({ nodes }: Graph, title: string, event: Event): string {
  return CODE_WORDS[codeAt(nodes.find((node) => node.title === title)?.codes ?? '', EVENTS.indexOf(event))];
}

const pod = (volumes: string, mounts: string, more = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: app }
spec: { ${more}containers: [{ name: app, image: example/app:1, volumeMounts: [${mounts}] }], volumes: [${volumes}] }
`;

test('the ways of a shop lead from its workloads to their bytes', () => {
  expect(ways(graph(SHOP))).toEqual([
    'db (StatefulSet · shop) > 3 pods > /var/lib/postgresql/data (postgres · sub path pgdata) > data-db-… (20Gi · one a replica) > by class gp3 (reclaim: Delete) > Amazon EBS (in one zone)',
    'db (StatefulSet · shop) > 3 pods > /etc/postgres (postgres · read-only) > ConfigMap db-config (made anew for each pod)',
    'db (StatefulSet · shop) > 3 pods > /run (postgres) > emptyDir in memory (ends with its pod · 64Mi)',
    'web (Deployment · shop) > 2 pods > /srv/uploads (web) > uploads (1Gi) > uploads-nfs (reclaim: Retain) > NFS nfs.example.com /exports/uploads (reached from every node)',
    'web (Deployment · shop) > 2 pods > /var/cache/web (web) > emptyDir (ends with its pod)',
    'web (Deployment · shop) > 2 pods > /in (thumbnails · read-only) > uploads (1Gi) > uploads-nfs (reclaim: Retain) > NFS nfs.example.com /exports/uploads (reached from every node)',
    'agent (DaemonSet · shop) > one a node > /host (agent) > hostPath /var/agent (on one node)',
  ]);
});

test('a node has the worst outcome of all mounts whose way leads through it', () => {
  const shop = graph(SHOP);
  const replaced = (title: string): string => outcome(shop, title, EVENTS[1]!);
  expect(['/run', '/var/lib/postgresql/data', 'db', '3 pods', 'uploads'].map(replaced)).toEqual([
    'lost',
    'kept',
    'lost',
    'lost',
    'kept',
  ]);
});

test('findings are at the node of their object', () => {
  const { nodes } = graph(SHOP);
  const found = nodes.filter(({ findings }) => findings.length > 0).map(({ title }) => title);
  expect(found).toContain('by class gp3');
  expect(found).toContain('web');
});

test('what is not among the manifests is said to be outside', () => {
  const text = pod('{ name: a, persistentVolumeClaim: { claimName: theirs } }', '{ name: a, mountPath: /a }');
  expect(ways(graph(text))).toEqual([
    'app (Pod) > 1 pod > /a (app) > theirs (not among the manifests) > in the cluster (the manifests don’t say)',
  ]);
  expect(
    ways(
      graph(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: lone }
spec: { accessModes: [ReadWriteOnce], volumeName: theirs, storageClassName: '', resources: { requests: { storage: 1Gi } } }
`),
    ),
  ).toEqual(['lone (1Gi) > theirs (not among the manifests) > in the cluster (the manifests don’t say)']);
});

test('mounts without a volume, paths without a mount, claims that never bind and volumes that none has are shown', () => {
  expect(ways(graph(pod('', '{ name: missing, mountPath: /a, subPathExpr: $(POD) }')))).toEqual([
    "app (Pod) > 1 pod > /a (app · sub path $(POD)) > volume missing, which the pod doesn't have",
  ]);
  const redis = pod('', '', 'nodeName: one, ').replace('example/app:1', 'redis:7');
  expect(ways(graph(redis))).toEqual([
    'app (Pod) > 1 pod (on one) > /data (app · nothing mounted) > the container itself (ends with it)',
  ]);
  const never = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: lone }
spec: { accessModes: [ReadWriteOnce], storageClassName: '', resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: free }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadOnlyMany]
  storageClassName: other
  local: { path: /disk }
  nodeAffinity:
    required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [n1] }] }] }
`;
  expect(ways(graph(never))).toEqual([
    'lone (1Gi) > nowhere (the claim of PersistentVolumeClaim lone never binds)',
    'free (reclaim: Retain) > local /disk (on n1)',
  ]);
});

test('claims of pods, sidecars, node numbers and classes of the cluster have their words', () => {
  const ephemeral =
    '{ name: scratch, ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } } } } }';
  const sidecar =
    'initContainers: [{ name: proxy, image: example/proxy:1, restartPolicy: Always, volumeMounts: [{ name: scratch, mountPath: /b }] }], ';
  expect(ways(graph(pod(ephemeral, '{ name: scratch, mountPath: /a }', sidecar)))).toEqual([
    "app (Pod) > 1 pod > /b (proxy (sidecar)) > scratch (2Gi · one a pod, ends with it) > by class the cluster's default (reclaim: not known) > what the class makes (reach not known)",
    "app (Pod) > 1 pod > /a (app) > scratch (2Gi · one a pod, ends with it) > by class the cluster's default (reclaim: not known) > what the class makes (reach not known)",
  ]);
});

test('pods on one directory of a node, or one export, lead to one place; each emptyDir is its own', () => {
  const two = ['a', 'b']
    .map((name) =>
      pod(
        '{ name: d, hostPath: { path: /d } }, { name: e, emptyDir: {} }',
        '{ name: d, mountPath: /d }, { name: e, mountPath: /e }',
      ).replace('name: app }', `name: ${name} }`),
    )
    .join('---\n');
  const places = graph(two).nodes.filter(({ column }) => column === 'place');
  expect(places.map(({ title }) => title).sort()).toEqual(['emptyDir', 'emptyDir', 'hostPath /d']);
});

test('an autoscaled or idle workload says so', () => {
  const set = (replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: ${replicas}, selector: {}, template: { spec: { containers: [] } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { maxReplicas: 7, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
  expect(ways(graph(set(2)))).toEqual(['web (Deployment) > up to 7 pods']);
  expect(ways(graph(set(0)))).toEqual(['web (Deployment) > no pods']);
});
