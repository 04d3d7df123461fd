import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';

const pair = (size: string): string => `apiVersion: v1
kind: PersistentVolume
metadata: { name: files }
spec:
  capacity: { storage: ${size} }
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: ""
  claimRef: { namespace: default, name: files }
  csi: { driver: csi.hetzner.cloud, volumeHandle: "12345" }
  nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: csi.hetzner.cloud/location, operator: In, values: [nbg1] }] }] } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec:
  storageClassName: ""
  volumeName: files
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: ${size} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: registry.example/db:1, volumeMounts: [{ name: files, mountPath: /srv/files }] }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`;
const inventory = (...files: readonly string[]): Inventory =>
  new Inventory(files.flatMap((text, index) => readManifests(`${index}.yaml`, text).manifests));

test.each([
  ['the same', pair('10Gi'), pair('10Gi')],
  ['another', pair('10Gi'), pair('20Gi')],
])('an object and %s in another file are not held against each other', (_, one, other) => {
  const both = inventory(one, other);
  expect(both.claims).toHaveLength(1);
  expect(both.persistentVolumes).toHaveLength(1);
  expect(both.workloads).toHaveLength(1);
  const told = runChecks(both).filter(({ severity }) => severity !== 'info');
  expect(told.filter(({ rule, severity }) => rule !== 'duplicate-object' || severity === 'error')).toEqual([]);
});

test('what one file says twice is looked at twice', () => {
  const both = inventory(pair('10Gi') + '---\n' + pair('10Gi'));
  expect(both.claims).toHaveLength(2);
  expect(runChecks(both).some(({ rule }) => rule === 'duplicate-object')).toBe(true);
});
