/** What a claim stands on, and which pods share it: what the rules about access modes ask. */
import type { Driver } from '../drivers/driver';
import { provisionerDriver, sourceDriver, topologyOf } from '../drivers/lookup';
import type { Claim, PersistentVolume } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asObject, asString } from '../inventory/json';
import type { JsonObject } from '../inventory/json';
import type { Workload } from '../inventory/pods';

/** The storage under a claim. */
export interface Backing {
  /** Undefined where nothing is known of the driver, or the class is one of the cluster's. */
  readonly driver: Driver | undefined;
  /** The class's parameters. */
  readonly parameters: JsonObject;
  /** The modes that count when a node asks for the volume: the volume's own, else those that are claimed. */
  readonly accessModes: readonly string[];
  /** The volume, where it is among the manifests. */
  readonly volume: PersistentVolume | undefined;
  /** Whether all its pods land on one node, because nothing else reaches the volume. */
  readonly oneNode: boolean;
}

/** The storage under a claim; undefined where it never gets any, which other rules say. */
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
      // What is provisioned on a node carries that node in its node affinity.
      const oneNode = driver !== undefined && topologyOf(driver, parameters) === 'node';
      return { driver, parameters, accessModes, volume: undefined, oneNode };
    }
    case 'external':
      return { driver: undefined, parameters: {}, accessModes, volume: undefined, oneNode: false };
    default:
      return undefined;
  }
}

/** The driver of the class that provisions a claim; undefined where the class or its driver isn't known. */
export function classDriver({ binding }: Claim, inventory: Inventory): Driver | undefined {
  const provisioner = provisionerOf(binding, inventory);
  return provisioner === undefined ? undefined : provisionerDriver(provisioner);
}

/** The provisioner of the class that a claim is provisioned by, as far as it is known. */
export function provisionerOf(binding: Claim['binding'], inventory: Inventory): string | undefined {
  if (binding.state !== 'provisioned') return undefined;
  if (binding.storageClass !== undefined) return asString(binding.storageClass.data['provisioner']);
  return binding.className === undefined ? undefined : inventory.declaredClass(binding.className)?.provisioner;
}

/**
 * Whether a second node gets the volume too: `never` where Kubernetes or the driver refuses to attach it twice,
 * `always` where it may be shared or nothing keeps it from being, `unknown` where that is the cluster's affair.
 */
export function sharedByNodes({ accessModes, driver }: Backing): 'never' | 'always' | 'unknown' {
  if (accessModes.length === 0 || accessModes.some((mode) => MANY_NODES.has(mode))) return 'always';
  if (driver?.attachable === undefined) return 'unknown';
  return driver.attachable ? 'never' : 'always';
}

const MANY_NODES: ReadonlySet<string> = new Set(['ReadOnlyMany', 'ReadWriteMany']);

/** The workloads whose pods mount one and the same claim: of a template, all but the set that has one for each pod. */
export function sharersOf(claim: Claim): readonly Workload[] {
  const workloads: Workload[] = [];
  for (const { pod } of claim.users) {
    const { workload } = pod;
    if (workload !== claim.workload && workload.pods.max > 0 && workloads.at(-1) !== workload) workloads.push(workload);
  }
  return workloads.length < 2 ? workloads : [...new Set(workloads)];
}

/** Access modes as people say them: `ReadWriteOnce`, `ReadOnlyMany and ReadWriteMany`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
