import { growth } from '../change/claim-fields';
import type { Comparison, Pair } from '../change/comparison';
import { driverOf } from '../drivers/lookup';
import type { Driver } from '../drivers/driver';
import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';

/** How the files of a claim come to another volume: the cheapest that its driver has. */
export type Means =
  | { readonly kind: 'clone' }
  | { readonly kind: 'snapshot'; readonly className: string }
  /** By a Job, file by file. */
  | { readonly kind: 'copy' };

export const COPY = { kind: 'copy' } as const;

/**
 * What a driver can do for two claims: both have to be its own, and the new one not smaller.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-pvc-datasource/
 */
export function meansOf(pair: Pair<Claim>, { before, after }: Comparison): Means {
  const [was, is] = [madeBy(pair.before, before), classDriver(pair.after, after)];
  const driver = was === undefined ? undefined : driverOf(was);
  if (was === undefined || driver?.plugin !== 'csi' || was !== is || growth(pair) < 0) return COPY;
  if (driver.clone === true) return { kind: 'clone' };
  const snapshots = driver.snapshots === true ? snapshotClasses([before, after], was) : [];
  const [className] = snapshots;
  return className === undefined ? COPY : { kind: 'snapshot', className };
}

/** The row of the driver that a claim's volume is of; undefined where nothing is known of it. */
export function driverOfClaim(claim: Claim, inventory: Inventory): Driver | undefined {
  const name = madeBy(claim, inventory);
  return name === undefined ? undefined : driverOf(name);
}

/** The driver of the volume that a claim has. */
function madeBy(claim: Claim, inventory: Inventory): string | undefined {
  const { binding } = claim;
  if (binding.state !== 'bound') return classDriver(claim, inventory);
  return asString(field(binding.volume.spec, 'csi', 'driver'));
}

/** The driver of the class that a claim asks for. */
function classDriver({ className, storageClass }: Claim, inventory: Inventory): string | undefined {
  if (storageClass !== undefined) return asString(storageClass.data['provisioner']);
  return className === undefined ? undefined : inventory.declaredClass(className)?.provisioner;
}

function snapshotClasses(inventories: readonly Inventory[], driver: string): readonly string[] {
  const own = inventories.flatMap(({ manifests }) =>
    manifests.filter(({ kind, data }) => kind === 'VolumeSnapshotClass' && data['driver'] === driver),
  );
  return own.map(({ name }) => name);
}
