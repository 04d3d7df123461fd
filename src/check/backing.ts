/** The storage behind a claim and the workloads that share it, for the rules about access modes. */
import type { Driver } from '../drivers/driver';
import { provisionerDriver, sourceDriver, topologyOf } from '../drivers/lookup';
import type { Claim, PersistentVolume } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asObject, asString } from '../inventory/json';
import type { JsonObject } from '../inventory/json';
import type { Workload } from '../inventory/pods';

/** The storage behind a claim. */
export interface Backing {
  /** Undefined if it isn't known. */
  readonly driver: Driver | undefined;
  /** The class's parameters. */
  readonly parameters: JsonObject;
  /** The access modes of the volume; of the claim, if the volume isn't among the manifests. */
  readonly accessModes: readonly string[];
  /** The volume, if it is among the manifests. */
  readonly volume: PersistentVolume | undefined;
  /** Whether only one node can access the volume, so that all pods run there. */
  readonly oneNode: boolean;
}

/** The storage behind a claim; undefined if it is never bound, which other rules report. */
export function backingOf(claim: Claim, inventory: Inventory): Backing | undefined {
  const { binding } = claim;
  const { accessModes } = claim;
  switch (binding.state) {
    case 'bound': {
      const { volume } = binding;
      const driver = sourceDriver(volume.spec);
      return { driver, parameters: {}, accessModes: volume.accessModes, volume, oneNode: volume.nodes?.length === 1 };
    }
    case 'provisioned': {
      const driver = classDriver(claim, inventory);
      const parameters = asObject(binding.storageClass?.data['parameters']);
      // A volume that is provisioned on a node has that node in its node affinity.
      const oneNode = driver !== undefined && topologyOf(driver, parameters) === 'node';
      return { driver, parameters, accessModes, volume: undefined, oneNode };
    }
    case 'external':
      return { driver: undefined, parameters: {}, accessModes, volume: undefined, oneNode: false };
    default:
      return undefined;
  }
}

/** The driver of the class that provisions a claim; undefined if it isn't known. */
export function classDriver({ binding }: Claim, inventory: Inventory): Driver | undefined {
  const provisioner = provisionerOf(binding, inventory);
  return provisioner === undefined ? undefined : provisionerDriver(provisioner);
}

/** The provisioner of the class that provisions a claim; undefined if it isn't known. */
export function provisionerOf(binding: Claim['binding'], inventory: Inventory): string | undefined {
  if (binding.state !== 'provisioned') return undefined;
  if (binding.storageClass !== undefined) return asString(binding.storageClass.data['provisioner']);
  return binding.className === undefined ? undefined : inventory.declaredClass(binding.className)?.provisioner;
}

/**
 * Whether a second node can attach the volume: `never` if Kubernetes or the driver refuses it, `always` if its access mode
 * allows it or nothing prevents it, `unknown` if the driver isn't known.
 */
export function sharedByNodes({ accessModes, driver }: Backing): 'never' | 'always' | 'unknown' {
  if (accessModes.length === 0 || accessModes.some((mode) => MANY_NODES.has(mode))) return 'always';
  if (driver?.attachable === undefined) return 'unknown';
  return driver.attachable ? 'never' : 'always';
}

const MANY_NODES: ReadonlySet<string> = new Set(['ReadOnlyMany', 'ReadWriteMany']);

/** The workloads whose pods share a claim; for a claim template, without its own StatefulSet, which has a claim for each pod. */
export function sharersOf(claim: Claim): readonly Workload[] {
  const workloads: Workload[] = [];
  for (const { pod } of claim.users) {
    const { workload } = pod;
    if (workload !== claim.workload && workload.pods.max > 0 && workloads.at(-1) !== workload) workloads.push(workload);
  }
  return workloads.length < 2 ? workloads : [...new Set(workloads)];
}

/** A list in words: `ReadWriteOnce`, `ReadOnlyMany and ReadWriteMany`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
