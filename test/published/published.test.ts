import { App } from 'cdk8s';
import { programs } from '../../examples/published';
import { Manifest, only } from '../support/synth';

function manifests(name: string): Manifest[] {
  const app = new App();
  programs[name]?.(app);
  return app.charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

/** No snapshot shows what a Secret holds; the test below reads it. */
function withoutSecrets(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Secret') return manifest;
  const hidden = ['data', 'stringData'].filter((key) => key in manifest).map((key) => [key, '(hidden)']);
  return { ...manifest, ...Object.fromEntries(hidden) } as Manifest;
}

function field(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

test.each(Object.keys(programs))('%s writes the manifests that it reproduces', (name) => {
  expect(manifests(name).map(withoutSecrets)).toMatchSnapshot();
});

test('the web servers take their disks from a claim template, and the template names the mount', () => {
  const set = only(manifests('P01-statefulset-web'), 'StatefulSet');
  expect(field(set, 'spec', 'serviceName')).toBe('nginx');
  expect(field(set, 'spec', 'volumeClaimTemplates', 0, 'metadata', 'name')).toBe('www');
  expect(field(set, 'spec', 'template', 'spec')).not.toHaveProperty('volumes');
});

test('the claim of the MySQL on a hostPath finds its volume by class alone', () => {
  const found = manifests('P02-mysql-single-hostpath');
  expect(only(found, 'PersistentVolumeClaim')['spec']).not.toHaveProperty('volumeName');
  expect(only(found, 'PersistentVolume')['spec']).not.toHaveProperty('claimRef');
  expect(field(only(found, 'PersistentVolume'), 'spec', 'storageClassName')).toBe('manual');
});

test('the task pod claims less than its volume holds', () => {
  const found = manifests('P04-task-pv-pod');
  expect(field(only(found, 'PersistentVolume'), 'spec', 'capacity', 'storage')).toBe('10Gi');
  expect(field(only(found, 'PersistentVolumeClaim'), 'spec', 'resources', 'requests', 'storage')).toBe('3Gi');
});

test('two containers of the frontend share one directory', () => {
  const frontend = manifests('P05-emptydir-redis-config-b').find(({ metadata }) => metadata.name === 'frontend');
  const mount = [{ name: 'ephemeral', mountPath: '/tmp' }];
  expect(field(frontend, 'spec', 'volumes')).toHaveLength(1);
  expect(field(frontend, 'spec', 'containers', 0, 'volumeMounts')).toEqual(mount);
  expect(field(frontend, 'spec', 'containers', 1, 'volumeMounts')).toEqual(mount);
});

test("a class that isn't the default says so", () => {
  const { metadata } = only(manifests('P09-storageclass-low-latency'), 'StorageClass');
  expect(field(metadata, 'annotations')).toEqual({ 'storageclass.kubernetes.io/is-default-class': 'false' });
});

test("the claim of the EBS volume keeps the class '', and the volume has none", () => {
  const found = manifests('P10-ebs-static-provisioning');
  expect(field(only(found, 'PersistentVolumeClaim'), 'spec', 'storageClassName')).toBe('');
  expect(only(found, 'PersistentVolume')['spec']).not.toHaveProperty('storageClassName');
});

test('an explicit readOnly: false is kept, and a class is in no namespace', () => {
  const found = manifests('P11-nfs-csi-dynamic-deployment-a');
  const mounts = field(only(found, 'Deployment'), 'spec', 'template', 'spec', 'containers', 0, 'volumeMounts');
  expect(mounts).toEqual([{ name: 'nfs', mountPath: '/mnt/nfs', readOnly: false }]);
  expect(only(found, 'StorageClass').metadata).toEqual({ name: 'nfs-csi' });
});

test('the restored claim names the snapshot with its API group', () => {
  const restored = manifests('P12-hostpath-csi-snapshot-restore').find(
    ({ metadata }) => metadata.name === 'hpvc-restore',
  );
  expect(field(restored, 'spec', 'dataSource')).toEqual({
    apiGroup: 'snapshot.storage.k8s.io',
    kind: 'VolumeSnapshot',
    name: 'new-snapshot-demo',
  });
});

test('the ephemeral disk is a claim in the pod, with the class made here', () => {
  const pod = only(manifests('P15-ebs-generic-ephemeral'), 'Pod');
  expect(field(pod, 'spec', 'volumes', 0, 'ephemeral', 'volumeClaimTemplate')).toEqual({
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'ebs-ephemeral-demo',
      resources: { requests: { storage: '1Gi' } },
    },
  });
});

test('files of a Secret, of the pod and of a ConfigMap are in one directory, in that order', () => {
  const pod = only(manifests('P08-projected-and-dapi-envars-a'), 'Pod');
  const sources = field(pod, 'spec', 'volumes', 0, 'projected', 'sources') as object[];
  expect(sources.flatMap((source) => Object.keys(source))).toEqual(['secret', 'downwardAPI', 'configMap']);
});

test('WordPress and its database read one password from a Secret that is not made here', () => {
  const found = manifests('P03-wordpress-mysql');
  expect(found.some(({ kind }) => kind === 'Secret')).toBe(false);
  const references = JSON.stringify(found).match(/"secretKeyRef":\{[^}]*\}/g) ?? [];
  expect(references).toHaveLength(3);
  for (const reference of references) expect(reference).toContain('"mysql-pass"');
});

test('a Secret and a ConfigMap that the cluster has are mounted by name', () => {
  const deployment = only(manifests('P14-nginx-secure-nodeport'), 'Deployment');
  expect(field(deployment, 'spec', 'template', 'spec', 'volumes')).toEqual([
    { name: 'secret-volume', secret: { secretName: 'nginxsecret' } },
    { name: 'configmap-volume', configMap: { name: 'nginxconfigmap' } },
  ]);
});

test('a Secret holds the published keys, as base64 and as text', () => {
  const encoded = only(manifests('P07-secret-env-and-volume-a'), 'Secret')['data'];
  expect(encoded).toEqual({ username: 'bXktYXBw', password: 'Mzk1MjgkdmRnN0pi' });
  const text = only(manifests('P07-secret-env-and-volume-b'), 'Secret')['stringData'];
  expect(Object.keys(text as object)).toEqual(['config.yaml']);
});
