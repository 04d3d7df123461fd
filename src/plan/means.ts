import { growth } from '../change/claim-fields';
import type { Comparison, Pair } from '../change/comparison';
import { driverOf } from '../drivers/lookup';
import type { Driver } from '../drivers/driver';
import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';

/** How the files of a claim get to another volume: in the cheapest way that its driver supports. */
export type Means =
  | { readonly kind: 'clone' }
  | { readonly kind: 'snapshot'; readonly className: string }
  /** A Job copies file by file. */
  | { readonly kind: 'copy' };

export const COPY = { kind: 'copy' } as const;

/**
 * Whether the driver can clone or snapshot a claim: both claims must be its own, and the new one not smaller.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-pvc-datasource/
 */
export function meansOf(pair: Pair<Claim>, { before, after }: Comparison): Means {
  const [was, is] = [volumeDriver(pair.before, before), classDriver(pair.after, after)];
  const driver = was === undefined ? undefined : driverOf(was);
  if (was === undefined || driver?.plugin !== 'csi' || was !== is || growth(pair) < 0) return COPY;
  if (driver.clone === true) return { kind: 'clone' };
  const snapshots = driver.snapshots === true ? snapshotClasses([before, after], was) : [];
  const [className] = snapshots;
  return className === undefined ? COPY : { kind: 'snapshot', className };
}

/** The driver of a claim's volume; undefined where it isn't known. */
export function driverOfClaim(claim: Claim, inventory: Inventory): Driver | undefined {
  const name = volumeDriver(claim, inventory);
  return name === undefined ? undefined : driverOf(name);
}

/** The name of the driver of a claim's volume. */
function volumeDriver(claim: Claim, inventory: Inventory): string | undefined {
  const { binding } = claim;
  if (binding.state !== 'bound') return classDriver(claim, inventory);
  return asString(field(binding.volume.spec, 'csi', 'driver'));
}

/** The name of the driver of a claim's class. */
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
