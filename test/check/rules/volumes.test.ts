import { claim, deployment, documents, volume } from '../../../src/check/examples';
import { runChecks } from '../../../src/check/run';
import { Inventory } from '../../../src/inventory/inventory';
import { readManifests } from '../../../src/inventory/read';
import { severities } from '../severities';

const pod = (volumes: string, mounts: string, more = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: registry.example/app:1
      volumeMounts: [${mounts}]
${more}  volumes: [${volumes}]
`;
const withVolume = (source: string, mount = 'mountPath: /srv/files', more = ''): string =>
  pod(`{ name: files, ${source} }`, `{ name: files, ${mount} }`, more);
const limits = (resources: string): string => `      resources: { limits: { ${resources} } }\n`;

test('a volume of a pod has one source; of none becomes an emptyDir', () => {
  expect(severities('pv-source-count', withVolume('emptyDir: {}, secret: { secretName: a }'))).toEqual([
    'error Pod app',
  ]);
  expect(severities('pv-source-count', pod('{ name: files }', '{ name: files, mountPath: /a }'))).toEqual([
    'warning Pod app',
  ]);
  expect(severities('pv-source-count', withVolume('emptyDir: null'))).toEqual([]);
  const two = volume({ source: 'nfs: { server: a, path: /a }\nhostPath: { path: /a }' });
  expect(severities('pv-source-count', two)).toEqual(['error PersistentVolume data-volume']);
});

test('plugins are gone from the version on that dropped them', () => {
  const old = withVolume('glusterfs: { endpoints: a, path: b }');
  expect(severities('removed-volume-plugin', old)).toEqual(['error Pod app']);
  expect(severities('removed-volume-plugin', old, { kubernetesVersion: '1.26' })).toEqual(['error Pod app']);
  expect(severities('removed-volume-plugin', old, { kubernetesVersion: 'v1.25.3' })).toEqual(['warning Pod app']);
  const inFolder = new Inventory(readManifests('k8s-1.25/pod.yaml', old).manifests);
  expect(runChecks(inFolder, { only: ['removed-volume-plugin'] }).map(({ severity }) => severity)).toEqual(['warning']);
});

test('plugins that a CSI driver took over from are a note', () => {
  const moved = volume({ source: 'awsElasticBlockStore: { volumeID: vol-1 }' });
  expect(severities('removed-volume-plugin', moved)).toEqual(['info PersistentVolume data-volume']);
  const provisioner = (name: string): string =>
    `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: old }\nprovisioner: ${name}\n`;
  expect(severities('removed-volume-plugin', provisioner('kubernetes.io/gce-pd'))).toEqual(['info StorageClass old']);
  expect(severities('removed-volume-plugin', provisioner('kubernetes.io/rbd'))).toEqual(['error StorageClass old']);
  expect(severities('removed-volume-plugin', volume({ source: 'rbd: { image: a }' }))).toEqual([
    'error PersistentVolume data-volume',
  ]);
});

test('a memory volume stays below the memory of each container that writes to it', () => {
  const memory = (size: string, more: string): string =>
    withVolume(`emptyDir: { medium: Memory${size} }`, 'mountPath: /dev/shm', more);
  const rule = 'emptydir-memory-limit';
  expect(severities(rule, memory(', sizeLimit: 64Mi', limits('memory: 64Mi')))).toEqual(['warning Pod app']);
  expect(severities(rule, memory(', sizeLimit: 64Mi', limits('memory: 65Mi')))).toEqual([]);
  expect(severities(rule, memory(', sizeLimit: 64Mi', ''))).toEqual([]);
  expect(severities(rule, memory('', limits('memory: 64Mi')))).toEqual([]);
  expect(severities(rule, memory('', ''))).toEqual(['warning Pod app']);
  expect(severities(rule, withVolume('emptyDir: { medium: Memory }', 'mountPath: /a, readOnly: true'))).toEqual([]);
  const ofPod = memory(', sizeLimit: 64Mi', '').replace(
    'spec:\n',
    'spec:\n  resources: { limits: { memory: 32Mi } }\n',
  );
  expect(severities(rule, ofPod)).toEqual(['warning Pod app']);
});

test.each([
  ['/var/cache/app', 'warning'],
  ['/tmp', 'warning'],
  ['/srv/work', 'warning'],
  ['/var/log/conf', 'warning'],
  ['/etc/app/conf.d', 'info'],
  ['/run/app', 'info'],
  ['/opt/app/plugins', 'info'],
])('an emptyDir without a limit at %s: %s', (path, severity) => {
  expect(severities('emptydir-unbounded', withVolume('emptyDir: {}', `mountPath: ${path}`))).toEqual([
    `${severity} Pod app`,
  ]);
});

test('any limit is one', () => {
  expect(severities('emptydir-unbounded', withVolume('emptyDir: { sizeLimit: 1Gi }'))).toEqual([]);
  expect(severities('emptydir-unbounded', withVolume('emptyDir: { medium: Memory }'))).toEqual([]);
  const more = limits('ephemeral-storage: 2Gi');
  expect(severities('emptydir-unbounded', withVolume('emptyDir: {}', 'mountPath: /a', more))).toEqual([]);
});

test('modes are octal in YAML, decimal where the zero is left out', () => {
  const mode = (text: string): string => withVolume(`secret: { secretName: a, ${text} }`);
  const projected = (text: string): string =>
    withVolume(`projected: { sources: [{ secret: { name: a, items: [{ key: k, path: k, mode: ${text} }] } }] }`);
  expect(severities('mode-decimal', mode('defaultMode: 400'))).toEqual(['warning Pod app']);
  expect(severities('mode-decimal', mode('items: [{ key: k, path: k, mode: 440 }]'))).toEqual(['warning Pod app']);
  expect(severities('mode-decimal', projected('400'))).toEqual(['warning Pod app']);
  for (const fine of ['0400', '0644', '256', '420', '493']) {
    expect(severities('mode-decimal', projected(fine))).toEqual([]);
    expect(severities('file-mode-range', projected(fine))).toEqual([]);
  }
  expect(severities('file-mode-range', projected('644'))).toEqual(['error Pod app']);
  expect(severities('file-mode-range', mode('defaultMode: -1'))).toEqual(['error Pod app']);
});

test('a CSI volume names its driver, its handle and the namespaces of its Secrets', () => {
  const csi = (fields: string): string => volume({ source: `csi: { ${fields} }` });
  const one = ['error PersistentVolume data-volume'];
  expect(severities('csi-required', csi('driver: a'))).toEqual(one);
  expect(severities('csi-required', csi('volumeHandle: a'))).toEqual(one);
  expect(severities('csi-required', csi('driver: a, volumeHandle: b'))).toEqual([]);
  expect(severities('csi-required', csi('driver: a, volumeHandle: b, nodeStageSecretRef: { name: c }'))).toEqual(one);
  expect(severities('csi-required', withVolume('csi: { readOnly: true }'))).toEqual(['error Pod app']);
});

test('a device is of a claim, and is nothing else in the same container', () => {
  const device = (volumes: string, mounts = ''): string =>
    pod(volumes, mounts, '      volumeDevices: [{ name: disk, devicePath: /dev/xvda }]\n');
  expect(severities('block-device-source', device('{ name: disk, emptyDir: {} }'))).toEqual(['error Pod app']);
  const ephemeral = '{ name: disk, ephemeral: { volumeClaimTemplate: { spec: { volumeMode: Block } } } }';
  expect(severities('block-device-source', device(ephemeral))).toEqual([]);
  const both = device('{ name: disk, persistentVolumeClaim: { claimName: a } }', '{ name: disk, mountPath: /a }');
  expect(severities('block-device-source', both)).toEqual(['error Pod app']);
});

test.each([
  ['bad-path', 'hostPath: { type: Directory }'],
  ['bad-path', 'hostPath: { path: /srv/../etc }'],
  ['nfs-path-relative', 'nfs: { server: a, path: export }'],
])('%s: %s', (rule, source) => {
  expect(severities(rule, withVolume(source))).toEqual(['error Pod app']);
});

test.each([
  ['hostPath: { path: data }', ['warning Pod app']],
  ['hostPath: { path: ./data }', ['warning Pod app']],
  ['hostPath: { path: /data }', []],
  ["hostPath: { path: 'C:\\data' }", []],
  ["hostPath: { path: '\\\\.\\pipe\\csi-proxy' }", []],
  ["hostPath: { path: '${DATA}/app' }", []],
])('whether a path of the node is relative: %s', (source, found) => {
  expect(severities('bad-path', withVolume(source))).toEqual(found);
});

test('a relative path of a local volume is one too', () => {
  const local = (path: string): string => volume({ source: `local: { path: ${path} }` });
  expect(severities('bad-path', local('mnt/disk'))).toEqual(['warning PersistentVolume data-volume']);
  expect(severities('bad-path', local('/mnt/disk'))).toEqual([]);
});

test.each(['../a', 'a/../../b', '/a'])('a subPath of %s', (path) => {
  for (const field of ['subPath', 'subPathExpr']) {
    const app = withVolume('emptyDir: { sizeLimit: 1Gi }', `mountPath: /srv, ${field}: ${path}`);
    expect(severities('bad-subpath', app)).toEqual(['error Pod app']);
  }
});

test('one path is another string with and without its slash: the API server takes both', () => {
  const twice = (first: string): string =>
    pod(
      '{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }',
      `{ name: a, mountPath: ${first} }, { name: b, mountPath: /srv }`,
    );
  expect(severities('duplicate-mount-path', twice('srv'))).toEqual([]);
  expect(severities('duplicate-mount-path', twice('/srv'))).toEqual(['error Pod app']);
});

test('of two volumes of one name none is unused besides', () => {
  const app = pod(
    '{ name: files, emptyDir: {} }, { name: files, persistentVolumeClaim: { claimName: a } }',
    '{ name: files, mountPath: /srv }',
  );
  expect(severities('duplicate-mount-path', app)).toEqual(['error Pod app']);
  expect(severities('unused-volume', app)).toEqual([]);
});

test.each([
  ['/etc', 'error'],
  ['/', 'error'],
  ['/proc/sys', 'error'],
  ['/var/run/secrets', 'warning'],
  ['/usr/lib', 'warning'],
  ['/run/secrets', 'warning'],
])('a mount at %s is one over the system: %s', (path, severity) => {
  const app = withVolume('configMap: { name: a }', `mountPath: ${path}`);
  expect(severities('mount-over-system-dir', app)).toEqual([`${severity} Pod app`]);
});

test('the node shows its own directories at their own place', () => {
  expect(severities('mount-over-system-dir', withVolume('hostPath: { path: /sys }', 'mountPath: /sys'))).toEqual([]);
  expect(severities('mount-over-system-dir', withVolume('hostPath: { path: /a }', 'mountPath: /sys'))).toEqual([
    'warning Pod app',
  ]);
});

test('the runtime of a node is for its agents, and reading is less than writing', () => {
  const host = (path: string, mount = ''): string =>
    withVolume(`hostPath: { path: ${path} }`, `mountPath: /host${mount}`);
  expect(severities('hostpath-sensitive', host('/'))).toEqual(['warning Pod app']);
  expect(severities('hostpath-sensitive', host('/', ', readOnly: true'))).toEqual(['warning Pod app']);
  expect(severities('hostpath-sensitive', host('/run/containerd/containerd.sock', ', readOnly: true'))).toEqual([
    'warning Pod app',
  ]);
  expect(severities('hostpath-sensitive', host('/etc/kubernetes/pki/etcd'))).toEqual(['warning Pod app']);
  expect(severities('hostpath-sensitive', host('/var/log'))).toEqual([]);
});

test('a PersistentVolume of what rules the node is a warning', () => {
  const app = documents(volume({ source: 'hostPath: { path: /var/lib/kubelet }' }), claim(), deployment());
  expect(severities('hostpath-sensitive', app)).toEqual(['warning PersistentVolume data-volume']);
});

test.each([
  ['sizeLimit: 500m', 'error'],
  ['sizeLimit: 2000m', ''],
  ['sizeLimit: 1500m', 'error'],
])('%s: %s', (size, severity) => {
  const found = severity === '' ? [] : [`${severity} Pod app`];
  expect(severities('milli-quantity', withVolume(`emptyDir: { ${size} }`))).toEqual(found);
});

test('thousandths of a byte are told of claims, volumes and ephemeral storage too', () => {
  expect(severities('milli-quantity', claim({ size: '500m' }))).toEqual(['warning PersistentVolumeClaim data']);
  expect(severities('milli-quantity', volume({ size: '500m' }))).toEqual(['warning PersistentVolume data-volume']);
  const app = withVolume('emptyDir: {}', 'mountPath: /a', limits('ephemeral-storage: 500m'));
  expect(severities('milli-quantity', app)).toEqual(['error Pod app']);
  expect(severities('milli-quantity', app.replace('limits', 'requests'))).toEqual(['warning Pod app']);
});

test("a plugin writes to the kubelet's directory of each node, and an unused one of the system loses nothing", () => {
  const host = (path: string): string => withVolume(`hostPath: { path: ${path} }`);
  expect(severities('hostpath-unpinned', host('/var/lib/kubelet/plugins/csi'))).toEqual([]);
  expect(severities('hostpath-unpinned', host('/'))).toEqual([]);
  expect(severities('hostpath-unpinned', host('/var/lib/app'))).toEqual(['warning Pod app']);
  const unused = (path: string): string => host(path).replace(/volumeMounts: .*/, 'volumeMounts: []');
  expect(severities('unused-volume', unused('/etc/ssl/certs'))).toEqual(['warning Pod app']);
  expect(severities('unused-volume', unused('/srv/files'))).toEqual(['warning Pod app']);
});

test('a volume, a mount and a variable say what they are of', () => {
  const missing = (yaml: string): readonly string[] =>
    runChecks(new Inventory(readManifests('pod.yaml', yaml).manifests), { only: ['missing-field'] }).map(
      ({ message }) => message,
    );
  expect(missing(withVolume('persistentVolumeClaim: { claimName: "" }'))).toEqual([
    'persistentVolumeClaim has no claimName: the API server refuses it',
  ]);
  expect(missing(withVolume('nfs: { path: null }'))).toHaveLength(2);
  expect(missing(withVolume('configMap: { name: "" }'))).toEqual(['configMap has no name: the API server refuses it']);
  expect(missing(withVolume('secret: {}'))).toEqual(['secret has no secretName: the API server refuses it']);
  expect(missing(withVolume('projected: { sources: [{ secret: { name: "" } }] }'))).toHaveLength(1);
  expect(missing(withVolume('emptyDir: {}', 'mountPath: ""'))).toEqual([
    'volumeMounts has no mountPath: the API server refuses it',
  ]);
  const variable = (source: string): string =>
    withVolume('emptyDir: {}', undefined, `      env: [{ name: A, valueFrom: { secretKeyRef: { ${source} } } }]\n`);
  expect(missing(variable('name: "", key: a'))).toEqual(['secretKeyRef has no name: the API server refuses it']);
  expect(missing(variable('name: a, optional: true'))).toEqual(['secretKeyRef has no key: the API server refuses it']);
  expect(missing(variable('name: a, key: a'))).toEqual([]);
  const refs = '      envFrom: [{ configMapRef: { name: "" } }]\n';
  expect(missing(withVolume('emptyDir: {}', undefined, refs))).toHaveLength(1);
  expect(missing(withVolume('persistentVolumeClaim: { claimname: files }'))).toEqual([]);
});
