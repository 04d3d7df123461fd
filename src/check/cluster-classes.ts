import type { Inventory } from '../inventory/inventory';

/** Names of the default classes of common distributions. */
const USUAL: ReadonlySet<string> = new Set(
  'standard standard-rwo default hostpath local-path gp2 gp3 managed-csi do-block-storage hcloud-volumes'.split(' '),
);

/** Whether a class has the name of a default class of some distribution. */
export function isUsual(className: string): boolean {
  return USUAL.has(className);
}

/** Whether a class may be one of the cluster's that provisions. */
export type OfCluster = (className: string) => boolean;

/** A class that isn't among the manifests may provision where it has a usual name, or volumes of a CSI driver. */
export function clusterClasses(inventory: Inventory): OfCluster {
  const csi = new Set(
    inventory.persistentVolumes.filter(({ source }) => source === 'csi').map(({ className }) => className),
  );
  return (className) =>
    className !== '' &&
    inventory.find('StorageClass', undefined, className) === undefined &&
    (csi.has(className) || isUsual(className));
}
