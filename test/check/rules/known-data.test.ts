import { found } from '../inventory-of';

interface Container {
  readonly image: string;
  readonly mountPath: string;
  readonly more?: string;
}

const pod = ({ image, mountPath, more = '' }: Container, volume = 'persistentVolumeClaim: { claimName: data }') => `
apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: ${image}
      volumeMounts: [{ name: data, mountPath: ${mountPath} }]
${more}
  volumes: [{ name: data, ${volume} }]
`;

const rules = (yaml: string): string[] =>
  found(yaml)
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) =>
      ['data-path-not-mounted', 'emptydir-database', 'pgdata-mount-root', 'readonly-data'].includes(name),
    );

const EMPTY_DIR = 'emptyDir: { sizeLimit: 1Gi }';

test('the story app writes beside the mount when STORY_FOLDER names another folder', () => {
  const story = { image: 'academind/kub-data-demo:2', mountPath: '/app/story' };
  const env = (value: string): string => `      env: [{ name: STORY_FOLDER, value: ${value} }]`;
  expect(rules(pod({ ...story, more: env('stories') }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ ...story, more: env('story') }))).toEqual([]);
});

test('a folder that comes from a ConfigMap of the app is looked up there', () => {
  const config = `apiVersion: v1
kind: ConfigMap
metadata: { name: env }
data: { STORY_FOLDER: stories }
---`;
  const story = pod({
    image: 'academind/kub-data-demo:2',
    mountPath: '/app/story',
    more: '      envFrom: [{ configMapRef: { name: env } }]',
  });
  expect(rules(`${config}${story}`)).toEqual(['data-path-not-mounted']);
  expect(rules(story)).toEqual([]);
});

test('PostgreSQL 18 keeps nothing where PostgreSQL 17 does', () => {
  const mountPath = '/var/lib/postgresql/data';
  expect(rules(pod({ image: 'postgres:18.1', mountPath }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ image: 'postgres:18.1', mountPath: '/var/lib/postgresql' }))).toEqual([]);
});

test('a command-line flag moves the data', () => {
  const more = '      args: [--datadir=/data/mysql]';
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', more }))).toEqual(['data-path-not-mounted']);
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/data', more }))).toEqual([]);
});

test('a dump made with the image of a database is no database', () => {
  const more = '      command: [sh, -c, "pg_dump -h db app > /backup/app.sql"]';
  expect(rules(pod({ image: 'postgres:16.4', mountPath: '/backup', more }))).toEqual([]);
  expect(rules(pod({ image: 'postgres:16.4', mountPath: '/backup' }))).toEqual(['data-path-not-mounted']);
});

test('a database may not be on an emptyDir, a cache may', () => {
  expect(rules(pod({ image: 'mongo:7', mountPath: '/data/db' }, EMPTY_DIR))).toEqual(['emptydir-database']);
  expect(rules(pod({ image: 'redis:7.4', mountPath: '/data' }, EMPTY_DIR))).toEqual([]);
});

test('only disks with a lost+found keep PostgreSQL from starting on their root', () => {
  const postgres = { image: 'postgres:16.4', mountPath: '/var/lib/postgresql/data' };
  const claim = (parameters: string): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disk }
provisioner: ebs.csi.aws.com
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
parameters: { ${parameters} }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
---`;
  expect(rules(claim('type: gp3') + pod(postgres))).toEqual(['pgdata-mount-root']);
  expect(rules(claim('csi.storage.k8s.io/fstype: xfs') + pod(postgres))).toEqual([]);
  expect(rules(pod(postgres, 'nfs: { server: nas.example.com, path: /export/pg }'))).toEqual([]);
});

test('a claim that the pod has read-only is as bad for a database as a mount', () => {
  const readOnly = 'persistentVolumeClaim: { claimName: data, readOnly: true }';
  expect(rules(pod({ image: 'mysql:8.4', mountPath: '/var/lib/mysql' }, readOnly))).toEqual(['readonly-data']);
});
