/** Classes with Immediate binding, which choose a volume before its pod is scheduled. */
import { provisionerDriver, topologyOf } from '../../drivers/lookup';
import { NO_PROVISIONER } from '../../drivers/names';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asString } from '../../inventory/json';
import { claim, deployment, documents, localClass, localVolume, statefulSet, storageClass } from '../examples';
import { groupBy } from '../group';
import { classPlacement, isOnePlace, volumePlacement } from '../placement';
import type { Problem, Rule } from '../rule';

const SEE = 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode';
const FIX = 'Write volumeBindingMode: WaitForFirstConsumer: the volume is then chosen where the pod can run.';

const local = (mode: string): string =>
  documents(
    localClass(mode),
    localVolume('disk-1', 'node-1'),
    localVolume('disk-2', 'node-2'),
    statefulSet({ replicas: 2 }),
  );

const zonal = (mode: string): string => documents(storageClass({ mode }), claim(), deployment());

/** The app's classes with Immediate binding, which is the default. */
function* immediate({ storageClasses }: Inventory) {
  for (const manifest of storageClasses) {
    const mode = manifest.data['volumeBindingMode'] ?? 'Immediate';
    const provisioner = asString(manifest.data['provisioner']);
    if (mode === 'Immediate' && provisioner !== undefined) yield { manifest, provisioner };
  }
}

export const rules: readonly Rule[] = [
  {
    name: 'local-class-immediate',
    appliesTo: ['StorageClass'],
    severity: 'warning',
    summary: 'A class for disks of nodes binds claims at once (volumeBindingMode Immediate).',
    consequence:
      'A claim is bound to a disk of any node before its pod is scheduled: where the pod can not run on that node it stays Pending for ever.',
    fix: FIX,
    see: SEE,
    bad: () => local('Immediate'),
    good: () => local('WaitForFirstConsumer'),
    *check(inventory): Iterable<Problem> {
      const byClass = groupBy(inventory.persistentVolumes, ({ className }) => className);
      for (const { manifest, provisioner } of immediate(inventory)) {
        if (provisioner !== NO_PROVISIONER || inventory.cluster.nodes === 1) continue;
        const volumes = (byClass.get(manifest.name) ?? []).filter((volume) => volumePlacement(volume) !== undefined);
        if (volumes.length === 0) continue;
        yield {
          manifest,
          path: ['volumeBindingMode'],
          message: `binds claims at once, to a disk of any node (volume ${volumes[0]?.name ?? ''} and the like): a pod that can't run on that node stays Pending for ever`,
        };
      }
    },
  },
  {
    name: 'immediate-zonal',
    appliesTo: ['StorageClass'],
    severity: 'warning',
    summary: 'A class of disks that stay in their zone provisions at once (volumeBindingMode Immediate).',
    consequence:
      'The disk is made in a zone by chance, before anybody knows where the pod can run: volume node affinity conflict, the pod stays Pending.',
    fix: FIX,
    see: SEE,
    bad: () => zonal('Immediate'),
    good: () => zonal('WaitForFirstConsumer'),
    *check(inventory): Iterable<Problem> {
      if (isOneZone(inventory)) return;
      for (const { manifest, provisioner } of immediate(inventory)) {
        const driver = provisionerDriver(provisioner);
        const parameters = asObject(manifest.data['parameters']);
        if (driver === undefined || topologyOf(driver, parameters) !== 'zone') continue;
        if (isOnePlace(classPlacement(manifest))) continue;
        yield {
          manifest,
          path: ['volumeBindingMode'],
          message: `makes ${driver.title} disks at once, in a zone by chance: a pod that can't run in that zone stays Pending (volume node affinity conflict)`,
        };
      }
    },
  },
];

/** Whether the cluster is known to have a single zone or node. */
export function isOneZone({ cluster }: Inventory): boolean {
  return cluster.nodes === 1 || cluster.zones?.length === 1;
}
