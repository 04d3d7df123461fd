import { matchesClaim, NO_PROVISIONER } from '../../inventory/binding';
import type { Claim, ClassName, PersistentVolume } from '../../inventory/claims';
import { hasPlaceholder } from '../../inventory/placeholders';
import type { Inventory } from '../../inventory/inventory';
import { clusterClasses } from '../cluster-classes';
import { documents, localClass, localVolume, statefulSet } from '../examples';
import { groupBy } from '../group';
import { isComplete, severityOfMissing } from '../open-world';
import type { Rule } from '../rule';

const app = (replicas: number): string =>
  documents(localClass(), localVolume('disk-1', 'node-1'), localVolume('disk-2', 'node-2'), statefulSet({ replicas }));

/** The volumes of a class. */
interface Pool {
  readonly volumes: readonly PersistentVolume[];
  /** The volumes that are bound, including those of an unknown class. */
  readonly taken: readonly PersistentVolume[];
  /** The number of claims. */
  readonly needed: number;
}

/** Returns the pool of a class, cached. */
function pools({ persistentVolumes, claims }: Inventory): (className: ClassName) => Pool {
  const known = new Map<ClassName, Pool>();
  const volumesOf = groupBy<ClassName, PersistentVolume>(persistentVolumes, ({ className }) => className);
  const claimsOf = groupBy(claims, ({ className }) => className);
  const unknown = persistentVolumes.filter(({ className }) => hasPlaceholder(className));
  return (className) => {
    let pool = known.get(className);
    if (pool === undefined) {
      const volumes = volumesOf.get(className) ?? [];
      const taken = [...volumes, ...unknown].filter(({ claim }) => claim !== undefined);
      const needed = (claimsOf.get(className) ?? []).reduce((sum, { count }) => sum + count, 0);
      known.set(className, (pool = { volumes, taken, needed }));
    }
    return pool;
  };
}

/** The number of volumes for a claim; undefined if it is unknown, or another rule reports the claim. */
function volumesFor(claim: Claim, inventory: Inventory, poolOf: (className: ClassName) => Pool): number | undefined {
  const { binding } = claim;
  if (binding.state === 'bound') return isStatic(claim, inventory) ? binding.volumes.length : undefined;
  if (binding.state !== 'pending') return undefined;
  const { className } = binding;
  return poolOf(className).taken.some((volume) => matchesClaim(claim, volume, className)) ? 0 : undefined;
}

/** Whether a claim's class has no provisioner. */
function isStatic({ className, storageClass }: Claim, inventory: Inventory): boolean {
  const name = className ?? inventory.defaultClass;
  if (name === undefined) return false;
  const provisioner = storageClass?.data['provisioner'] ?? inventory.declaredClass(name)?.provisioner;
  return name === '' || provisioner === undefined || provisioner === NO_PROVISIONER;
}

export const rule: Rule = {
  name: 'static-pool-too-small',
  appliesTo: ['PersistentVolume'],
  severity: 'error',
  severities:
    'A warning, for the cluster may have more volumes; an info for local disks where few of the volumes are among the manifests, which are then likely made by a provisioner on each node; an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'There are fewer volumes of a class that makes none than claims for them.',
  consequence: 'The claims that come last stay Pending, and so do their pods.',
  fix: 'Add a volume for each claim, or use a class with a provisioner.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#local',
  bad: () => app(3),
  good: () => app(2),
  *check(inventory) {
    const isOfCluster = clusterClasses(inventory);
    const poolOf = pools(inventory);
    for (const claim of inventory.claims) {
      if (claim.volumeName !== undefined || isOfCluster(claim.className ?? inventory.defaultClass ?? '')) continue;
      const volumes = volumesFor(claim, inventory, poolOf);
      if (volumes === undefined || volumes >= claim.count) continue;
      const others = claim.count - volumes;
      const unless = isComplete(inventory) ? '' : ' unless the cluster has more';
      yield {
        manifest: claim.manifest,
        path: [...claim.path, 'spec', 'storageClassName'],
        message:
          claim.count === 1
            ? `finds every volume of class '${claim.className ?? ''}' that fits taken by another claim: it stays Pending${unless}`
            : `makes ${String(claim.count)} claims, but only ${String(volumes)} volumes of class '${claim.className ?? ''}' fit: ${others === 1 ? 'one pod stays' : `${String(others)} pods stay`} Pending${unless}`,
        severity: severityOfMissing(inventory, isFromLocalProvisioner(poolOf(claim.className)) ? 'info' : 'warning'),
      };
    }
  },
};

/**
 * Whether the volumes of a class probably come from the provisioner of local volumes, which have no manifests: less than half
 * of the needed volumes are among the manifests.
 * @see https://github.com/kubernetes-sigs/sig-storage-local-static-provisioner
 */
function isFromLocalProvisioner({ volumes, needed }: Pool): boolean {
  return volumes.every(({ source }) => source === 'local') && volumes.length * 2 < needed;
}
