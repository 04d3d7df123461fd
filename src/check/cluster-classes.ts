import type { Inventory } from '../inventory/inventory';

/** Names of the default classes of common distributions. */
const USUAL: ReadonlySet<string> = new Set(
  'standard standard-rwo default hostpath local-path gp2 gp3 managed-csi do-block-storage hcloud-volumes'.split(' '),
);

/** Whether a class has the name of a default class of some distribution. */
export function isUsual(className: string): boolean {
  return USUAL.has(className);
}

/** Whether the cluster may have a class of that name with a provisioner. */
export type OfCluster = (className: string) => boolean;

/** A predicate for classes that aren't among the manifests: true for usual names, and for classes of CSI volumes. */
export function clusterClasses(inventory: Inventory): OfCluster {
  const csi = new Set(
    inventory.persistentVolumes.filter(({ source }) => source === 'csi').map(({ className }) => className),
  );
  return (className) =>
    className !== '' &&
    inventory.find('StorageClass', undefined, className) === undefined &&
    (csi.has(className) || isUsual(className));
}
