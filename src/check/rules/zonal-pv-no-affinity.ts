import { sourceDriver, topologyOf } from '../../drivers/lookup';
import { DRIVER } from '../../drivers/names';
import { claim, deployment, documents, inZone, volume } from '../examples';
import { volumePlacement } from '../placement';
import type { Rule } from '../rule';

const app = (more: string): string =>
  documents(
    volume({ className: '', source: `csi: { driver: ${DRIVER.awsEbs}, volumeHandle: vol-0a1b2c3d4e5f67890 }`, more }),
    claim({ className: '', more: 'volumeName: data-volume' }),
    deployment(),
  );

export const rule: Rule = {
  name: 'zonal-pv-no-affinity',
  appliesTo: ['PersistentVolume'],
  severity: 'warning',
  summary: 'A volume that is a disk of one zone does not say which.',
  consequence: 'The scheduler may put the pod into another zone, where the disk can not be attached.',
  fix: 'Give the volume a nodeAffinity with the zone of its disk: key topology.kubernetes.io/zone.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity',
  bad: () => app(''),
  good: () => app(inZone('eu-west-1a')),
  *check({ persistentVolumes, cluster }) {
    if (cluster.nodes === 1 || cluster.zones?.length === 1) return;
    for (const volume of persistentVolumes) {
      const driver = sourceDriver(volume.spec);
      if (driver === undefined || topologyOf(driver) !== 'zone' || volumePlacement(volume) !== undefined) continue;
      yield {
        manifest: volume.manifest,
        path: ['spec', 'nodeAffinity'],
        message: `is a disk of one zone (${driver.title}) and doesn't say which: in any other zone it can't be attached, and the pod hangs in ContainerCreating`,
      };
    }
  },
};
