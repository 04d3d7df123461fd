import { fieldsOf } from '../../src/api/fields';
import { fieldsPage } from '../generate/fields';
import { optionsOf } from '../generate/program-options';

const { text } = fieldsPage();

/** The rows of each section of the page: options by field. */
const rows = new Map(
  text.split(/^## /m).map((section) => {
    const lines = section.matchAll(/^\| (`[^`]*`) \| (.*) \|$/gm);
    return [section.split('\n', 1)[0], new Map([...lines].map(([, field = '', option = '']) => [field, option]))];
  }),
);

test.each([
  ['PersistentVolumeClaim', 'spec.storageClassName', 'PersistentStore.md) `storageClass`'],
  ['PersistentVolumeClaim', 'spec.dataSourceRef.namespace', 'DataSource.md#reference) `namespace`'],
  ['PersistentVolume', 'spec.csi.volumeHandle', 'Storage.md#csi) `volumeHandle`'],
  ['PersistentVolume', 'spec.fc.targetWWNs', 'Storage.md#fc) `targetWwns`'],
  ['PersistentVolume', 'spec.persistentVolumeReclaimPolicy', '`reclaimPolicy`'],
  ['StorageClass', 'allowVolumeExpansion', 'StorageClass.md) `allowVolumeExpansion`'],
  ['Volumes of a pod', 'spec.volumes[].emptyDir.sizeLimit', 'EphemeralStore.md#emptydir) `sizeLimit`'],
  ['Mounts of a container', 'spec.containers[].volumeMounts[].subPath', '`subPath`'],
  ['Claim templates of a StatefulSet', 'spec.volumeClaimTemplates[].spec.volumeMode', 'ReplicaStore.md) `volumeMode`'],
  ['Sources of a projected volume', 'spec.volumes[].projected.sources[].podCertificate.keyType', '`keyType`'],
])('of a %s, %s is %s', (title, field, option) => {
  expect(rows.get(title)?.get(`\`${field}\``)).toContain(option);
});

test.each([
  ['PersistentVolumeClaim', 'V1PersistentVolumeClaimSpec', 'spec.'],
  ['PersistentVolume', 'V1PersistentVolumeSpec', 'spec.'],
  ['Volumes of a pod', 'V1Volume', 'spec.volumes[].'],
])('every field of a %s has a row, or rows for what is in it', (title, type, prefix) => {
  const written = [...(rows.get(title)?.keys() ?? [])];
  const elsewhere = new Set(['ephemeral']);
  const missing = [...fieldsOf(type).keys()].filter(
    (field) => !elsewhere.has(field) && !written.some((row) => row.startsWith(`\`${prefix}${field}`)),
  );
  expect(missing).toEqual([]);
});

test('no option is the expression of a program, and few fields have none', () => {
  expect(text).not.toMatch(/new |=>|\(chart/);
  expect(text.match(/\| `ApiObject` \|/g)?.length).toBeLessThan(15);
});

test('an option of a call that is chained belongs to the class of what was made', () => {
  const program =
    "new StatefulApp(chart, 'a', { image: 'x' }).mount('/a', EnvConfig.fromConfigMapName(chart, 'c').files({ mode: 1 }));";
  const owners = optionsOf(program).map(({ owner, option }) => `${owner} ${option}`.trim());
  expect(owners).toContain('StatefulApp image');
  expect(owners).toContain('StatefulApp.mount');
  expect(owners).toContain('EnvConfig.files mode');
});
