import { isShared, sourceDriver } from '../../drivers/lookup';
import { DRIVER } from '../../drivers/names';
import type { PersistentVolume } from '../../inventory/claims';
import { asString } from '../../inventory/json';
import { documents, inZone, volume } from '../examples';
import type { Rule } from '../rule';

const disk = (name: string, handle: string): string =>
  volume({ name, source: `csi: { driver: ${DRIVER.awsEbs}, volumeHandle: ${handle} }`, more: inZone('eu-west-1a') });

const app = (handle: string): string => documents(disk('orders', 'vol-0a1b2c3d'), disk('photos', handle));

/** The fields that identify a volume's disk. */
const IDENTITY = [
  'driver',
  'volumeHandle',
  'volumeID',
  'pdName',
  'diskURI',
  'volumePath',
  'targetPortal',
  'iqn',
  'lun',
  'wwids',
  'targetWWNs',
];

/** The identity of a volume's disk; undefined if it is unknown, shared or read-only. */
function diskOf({ spec, source, config, accessModes }: PersistentVolume): string | undefined {
  const driver = sourceDriver(spec);
  if (source === undefined || (driver !== undefined && isShared(driver))) return undefined;
  if (accessModes.length > 0 && accessModes.every((mode) => mode === 'ReadOnlyMany')) return undefined;
  const identity = IDENTITY.filter((key) => key in config).map((key) => `${key} ${JSON.stringify(config[key])}`);
  return identity.length === 0 || (source === 'csi' && !('volumeHandle' in config))
    ? undefined
    : [source, ...identity].join(' ');
}

export const rule: Rule = {
  name: 'pv-duplicate-handle',
  appliesTo: IDENTITY,
  severity: 'warning',
  summary: 'Two volumes are one and the same disk.',
  consequence:
    'Two claims get the same disk: two pods that think they have one each destroy its file system, or the second never gets it attached.',
  fix: 'Give each volume a disk of its own.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#csi',
  bad: () => app('vol-0a1b2c3d'),
  good: () => app('vol-9f8e7d6c'),
  *check({ persistentVolumes }) {
    const first = new Map<string, PersistentVolume>();
    for (const volume of persistentVolumes) {
      const key = diskOf(volume);
      if (key === undefined) continue;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, volume);
        continue;
      }
      const { source = '', config, manifest, spec } = volume;
      const driver = sourceDriver(spec);
      const handle = asString(config['volumeHandle']);
      // An unknown driver may share files, and a driver of both kinds does with ReadWriteMany.
      const maySucceed =
        driver === undefined || (driver.kinds.includes('shared') && volume.accessModes.includes('ReadWriteMany'));
      yield {
        manifest,
        path: ['spec', source, ...(handle === undefined ? [] : ['volumeHandle'])],
        message: `is the same disk${handle === undefined ? '' : ` (volumeHandle ${handle})`} as volume ${other.name}: two claims get one disk, which two pods then destroy, or the second never gets`,
        severity: maySucceed ? 'warning' : 'error',
      };
    }
  },
};
