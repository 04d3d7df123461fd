/** An object that isn't among the manifests may be in the cluster, unless the user declares that the manifests are complete. */
import type { Inventory } from '../inventory/inventory';
import type { Severity } from './rule';

/** Whether the user declares that the cluster has no other objects than the manifests and facts. */
export function isComplete({ cluster }: Inventory): boolean {
  return cluster.complete === true;
}

/** The severity of a missing object: `error` if the manifests are complete, else the one given. */
export function severityOfMissing(inventory: Inventory, severity: Severity): Severity {
  return isComplete(inventory) ? 'error' : severity;
}
