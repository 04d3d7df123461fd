import { mismatches } from '../../inventory/binding';
import type { Claim, Mismatch, PersistentVolume } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import type { Pod } from '../../inventory/pods';
import { claim, deployment, documents, localClass, localVolume } from '../examples';
import { groupBy } from '../group';
import type { Placement } from '../placement';
import { canMeet, classPlacement, describePlacement, podPlacement, volumePlacement } from '../placement';
import { severityOfMissing } from '../open-world';
import type { Problem, Rule } from '../rule';

const FIT: readonly Mismatch[] = ['class', 'capacity', 'access-mode', 'volume-mode', 'selector', 'attributes-class'];

const app = (node: string): string =>
  documents(
    localClass(),
    localVolume('disk-1', 'node-1'),
    claim({ className: 'local' }),
    deployment({ pod: `nodeSelector: { kubernetes.io/hostname: ${node} }` }),
  );

/** A place where a claim's files can be, and what it is. */
interface Site {
  readonly placement: Placement;
  readonly title: string;
}

/** The places where a claim's files can be: of its volume, of each that it may get, or of its class. Empty: any. */
function sitesOf(claim: Claim, pools: ReadonlyMap<string, readonly PersistentVolume[]>): readonly Site[] {
  const { binding } = claim;
  if (binding.state === 'provisioned') {
    const { storageClass } = binding;
    if (storageClass === undefined) return [];
    return [{ placement: classPlacement(storageClass), title: `class ${storageClass.name} makes volumes` }];
  }
  if (binding.state !== 'bound') return [];
  const volumes =
    binding.by === 'match'
      ? (pools.get(binding.volume.className) ?? []).filter(
          (volume) => mismatches(claim, volume, FIT, volume.className).length === 0,
        )
      : binding.volumes;
  return volumes.map((volume) => ({ placement: volumePlacement(volume), title: `volume ${volume.name} is` }));
}

/** Whether every node reaches the volume that a claim gets. */
function isAnywhere({ binding }: Claim): boolean {
  return binding.state === 'bound' && volumePlacement(binding.volume) === undefined;
}

/** Whether another volume of the cluster may be the claim's. */
function mayMove({ binding }: Claim): boolean {
  return binding.state === 'bound' && binding.by === 'match';
}

export const rule: Rule = {
  name: 'topology-conflict',
  appliesTo: ['nodeAffinity', 'allowedTopologies'],
  severity: 'error',
  severities:
    'An error where claim and volume name each other or the class says where it makes volumes; a warning where the claim takes any volume that fits, for the cluster may have another: an error with `cluster: { complete: true }` (`--complete`).',
  summary: 'A pod may not run where its volume is.',
  consequence: 'No node fits both: the pod stays Pending (volume node affinity conflict).',
  fix: 'Let the pod run where the volume is, or use a volume that is where the pod runs.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity',
  bad: () => app('node-2'),
  good: () => app('node-1'),
  *check(inventory: Inventory): Iterable<Problem> {
    const pools = groupBy(
      inventory.persistentVolumes.filter(({ claimRef }) => claimRef === undefined),
      ({ className }) => className,
    );
    for (const pod of inventory.pods) yield* conflictsOf(pod, pools, inventory);
  },
};

function* conflictsOf(
  pod: Pod,
  pools: ReadonlyMap<string, readonly PersistentVolume[]>,
  inventory: Inventory,
): Iterable<Problem> {
  const { manifest, path, volumes } = pod;
  const allowed = podPlacement(pod);
  const claims = volumes.filter(({ claim }) => claim !== undefined);
  if (allowed === undefined && claims.length < 2) return;
  const fixed: { readonly name: string; readonly sites: readonly Site[]; readonly mayMove: boolean }[] = [];
  for (const { claim, path: volumePath } of claims) {
    if (claim === undefined || isAnywhere(claim)) continue;
    const sites = sitesOf(claim, pools);
    const [first] = sites;
    if (first === undefined || sites.some(({ placement }) => placement === undefined)) continue;
    if (!sites.some(({ placement }) => canMeet(allowed, placement))) {
      yield {
        manifest,
        path:
          'nodeSelector' in pod.spec
            ? [...path, 'nodeSelector']
            : 'nodeName' in pod.spec
              ? [...path, 'nodeName']
              : [...path, 'affinity'],
        message: `the pod may run on ${describePlacement(allowed)} only, but for claim ${claim.name} ${first.title} on ${describePlacement(first.placement)}: it stays Pending`,
        severity: mayMove(claim) ? severityOfMissing(inventory, 'warning') : 'error',
      };
      continue;
    }
    const other = fixed.find(
      ({ sites: others }) => !sites.some(({ placement }) => others.some((site) => canMeet(placement, site.placement))),
    );
    if (other !== undefined) {
      yield {
        manifest,
        path: volumePath,
        message: `no node reaches both claims ${other.name} and ${claim.name}: ${first.title} on ${describePlacement(first.placement)}, the other on ${describePlacement(other.sites[0]?.placement)}; the pod stays Pending`,
        severity: mayMove(claim) || other.mayMove ? severityOfMissing(inventory, 'warning') : 'error',
      };
    }
    fixed.push({ name: claim.name, sites, mayMove: mayMove(claim) });
  }
}
