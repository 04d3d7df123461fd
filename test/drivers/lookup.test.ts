import {
  DRIVERS,
  accessModesOf,
  driverOf,
  followsPod,
  isShared,
  migratedPlugin,
  onDeleteOf,
  possibleAccessModes,
  provisionerDriver,
  sourceDriver,
  topologyOf,
} from '../../src/drivers/lookup';
import { MIGRATED_PLUGINS } from '../../src/drivers/migrated';
import { DRIVER, NO_PROVISIONER } from '../../src/drivers/names';

const ebs = driverOf(DRIVER.awsEbs)!;
const pd = driverOf(DRIVER.gcpPersistentDisk)!;
const hostPath = driverOf('hostPath')!;

describe('the table', () => {
  test('has one row a name', () => {
    expect(new Set(DRIVERS.map(({ name }) => name)).size).toBe(DRIVERS.length);
  });

  test('has a row for every name that is written down', () => {
    expect(Object.values(DRIVER).filter((name) => driverOf(name) === undefined)).toEqual([]);
  });

  test('has an address of the documentation in every row', () => {
    for (const { documentation } of DRIVERS) expect(documentation).toMatch(/^https:\/\/\S+$/);
  });

  test('never lets a volume of one node follow its pod', () => {
    const onNodes = DRIVERS.filter(({ topology }) => topology === 'node');
    expect(onNodes.length).toBeGreaterThan(5);
    for (const driver of onNodes) expect(followsPod(driver, 'node')).toBe(false);
  });

  test('hands migrated plugins to drivers that it knows', () => {
    for (const { driver } of MIGRATED_PLUGINS) if (driver !== undefined) expect(driverOf(driver)?.plugin).toBe('csi');
  });
});

describe('what a source is', () => {
  test('a hostPath is a directory of one node that ignores fsGroup and outlives its claim', () => {
    expect(sourceDriver({ name: 'v', hostPath: { path: '/data' } })).toBe(hostPath);
    expect(hostPath).toMatchObject({
      topology: 'node',
      fsGroupPolicy: 'None',
      onDelete: 'kept',
      recycle: true,
      mountOptions: false,
      attachable: false,
    });
  });

  test('a CSI volume is what its driver is', () => {
    expect(sourceDriver({ csi: { driver: DRIVER.awsEbs, volumeHandle: 'vol-1' } })).toBe(ebs);
  });

  test('a CSI volume of an unknown driver is unknown', () => {
    expect(sourceDriver({ csi: { driver: 'csi.example.com' } })).toBeUndefined();
    expect(sourceDriver({ csi: {} })).toBeUndefined();
  });

  test('a source that Kubernetes hands to a CSI driver is what that driver is', () => {
    expect(sourceDriver({ capacity: { storage: '1Gi' }, awsElasticBlockStore: { volumeID: 'vol-1' } })).toBe(ebs);
  });

  test('an emptyDir without options is found', () => {
    expect(sourceDriver({ name: 'v', emptyDir: {} })?.endsWithPod).toBe(true);
  });

  test.each([undefined, null, 'hostPath', [], {}, { persistentVolumeClaim: { claimName: 'c' } }, { cephfs: {} }])(
    'there is no driver for %j',
    (volume) => {
      expect(sourceDriver(volume)).toBeUndefined();
    },
  );
});

describe('what a provisioner is', () => {
  test('a CSI driver provisions its own volumes', () => {
    expect(provisionerDriver(DRIVER.awsEbs)).toBe(ebs);
  });

  test('a provisioner that Kubernetes has no longer is the CSI driver that took its place', () => {
    expect(provisionerDriver('kubernetes.io/aws-ebs')).toBe(ebs);
    expect(migratedPlugin('kubernetes.io/aws-ebs')?.removedIn).toBe('1.27');
  });

  test.each([NO_PROVISIONER, 'hostPath', DRIVER.awsS3, 'kubernetes.io/rbd', 'example.com/nfs'])(
    'nothing is provisioned by %s',
    (name) => {
      expect(provisionerDriver(name)).toBeUndefined();
    },
  );
});

describe('access modes', () => {
  test('a CSI disk that one node can have, one pod can have', () => {
    expect(accessModesOf(ebs, 'Filesystem')).toEqual(['ReadWriteOnce', 'ReadWriteOncePod']);
  });

  test('a built-in source has no ReadWriteOncePod', () => {
    expect(accessModesOf(hostPath, 'Filesystem')).toEqual(['ReadWriteOnce']);
    expect(accessModesOf(hostPath, 'Block')).toEqual([]);
  });

  test('several nodes write to the raw device of an io2 disk, not of a gp3 disk, and never to its file system', () => {
    expect(accessModesOf(ebs, 'Block', { type: 'io2' })).toContain('ReadWriteMany');
    expect(accessModesOf(ebs, 'Block', { TYPE: 'IO2' })).toContain('ReadWriteMany');
    expect(accessModesOf(ebs, 'Block', { type: 'gp3' })).not.toContain('ReadWriteMany');
    expect(accessModesOf(ebs, 'Filesystem', { type: 'io2' })).not.toContain('ReadWriteMany');
  });

  test('what no class can have is not possible', () => {
    expect(possibleAccessModes(ebs, 'Block')).toContain('ReadWriteMany');
    expect(possibleAccessModes(ebs, 'Filesystem')).not.toContain('ReadWriteMany');
  });

  test('what the documentation leaves open stays unknown', () => {
    const cinder = driverOf(DRIVER.cinder)!;
    expect(accessModesOf(cinder, 'Block')).toBeUndefined();
    expect(possibleAccessModes(cinder, 'Block')).toBeUndefined();
  });
});

describe('how far a pod can move', () => {
  test('a disk follows to another node of its zone', () => {
    expect(followsPod(ebs, 'node')).toBe(true);
    expect(followsPod(ebs, 'zone')).toBe(false);
  });

  test('a regional disk follows to another zone', () => {
    expect(topologyOf(pd, { 'replication-type': 'regional-pd' })).toBe('region');
    expect(followsPod(pd, 'zone', { 'replication-type': 'regional-pd' })).toBe(true);
    expect(followsPod(pd, 'zone', { 'replication-type': 'none' })).toBe(false);
  });

  test('a shared file system of unknown reach follows to another node, and may or may not to another zone', () => {
    const fsx = driverOf(DRIVER.awsFsx)!;
    expect(isShared(fsx)).toBe(true);
    expect(followsPod(fsx, 'node')).toBe(true);
    expect(followsPod(fsx, 'zone')).toBeUndefined();
  });

  test('a disk of unknown reach may or may not follow', () => {
    expect(followsPod({ ...ebs, topology: undefined }, 'node')).toBeUndefined();
  });
});

describe('what becomes of files when their claim is deleted', () => {
  test('an NFS directory is deleted, unless the class says otherwise', () => {
    const nfs = driverOf(DRIVER.nfs)!;
    expect(onDeleteOf(nfs)).toBe('deleted');
    expect(onDeleteOf(nfs, { onDelete: 'retain' })).toBe('kept');
    expect(onDeleteOf(nfs, { onDelete: 5 })).toBe('deleted');
  });
});
