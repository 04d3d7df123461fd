/** What isn't among the manifests may be in the cluster, unless its user says that it isn't. */
import type { Inventory } from '../inventory/inventory';
import type { Severity } from './rule';

/** Whether there is nothing in the cluster but what is among the manifests, or declared. */
export function isComplete({ cluster }: Inventory): boolean {
  return cluster.complete === true;
}

/** How bad it is that something isn't among the manifests: an error where it isn't anywhere else either. */
export function severityOfMissing(inventory: Inventory, severity: Severity): Severity {
  return isComplete(inventory) ? 'error' : severity;
}
