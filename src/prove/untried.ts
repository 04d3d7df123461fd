import type { Claim } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import { asString, field } from '../inventory/json';
import type { Device, Mount } from '../inventory/pods';

/** Volume sources that depend on nothing outside of the namespace. */
const IN_NAMESPACE: ReadonlySet<string> = new Set(['emptyDir', 'configMap', 'secret', 'projected', 'downwardAPI']);

/** Why a mount can't be tested in a new namespace; undefined if it can. */
export function whyUntried({ name, volume }: Mount | Device, inventory: Inventory): string | undefined {
  if (volume === undefined) return `the pod has no volume ${name}`;
  if (volume.claim !== undefined) return whyUntriedClaim(volume.claim, inventory);
  if (volume.claimName !== undefined) return `claim ${volume.claimName} isn't among the manifests`;
  if (!IN_NAMESPACE.has(volume.source)) return `a volume of type ${volume.source} is outside of the namespace`;
  const missing = volume.configs.find((use) => !use.optional && inventory.targetOf(use) === undefined);
  return missing === undefined ? undefined : `${missing.kind} ${missing.name} isn't among the manifests`;
}

function whyUntriedClaim({ name, spec, className, volumeName }: Claim, inventory: Inventory): string | undefined {
  if (volumeName !== undefined || spec['selector'] !== undefined || className === '')
    return `claim ${name} is for a volume that exists, outside of the namespace`;
  if (spec['dataSource'] !== undefined || spec['dataSourceRef'] !== undefined)
    return `claim ${name} is filled from what isn't in the namespace`;
  const { storageClasses } = inventory.cluster;
  const wanted = className ?? inventory.defaultClass;
  if (wanted === '') return `claim ${name} names no class, and the cluster has no default class`;
  if (wanted === undefined) return undefined;
  const found = inventory.find('StorageClass', undefined, wanted);
  if (found === undefined)
    return storageClasses === undefined ? undefined : `claim ${name}: the cluster has no class ${wanted}`;
  return asString(field(found.data, 'provisioner')) === 'kubernetes.io/no-provisioner'
    ? `claim ${name}: class ${wanted} makes no volumes`
    : undefined;
}
