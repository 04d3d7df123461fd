import { matchesClaim } from '../../inventory/binding';
import type { Claim, PersistentVolume } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import type { Pod } from '../../inventory/pods';
import { claim, deployment, documents, localClass, localVolume } from '../examples';
import { groupBy } from '../group';
import type { Placement } from '../placement';
import { canMeet, classPlacement, describePlacement, podPlacement, volumePlacement } from '../placement';
import { severityOfMissing } from '../open-world';
import type { Problem, Rule } from '../rule';

const app = (node: string): string =>
  documents(
    localClass(),
    localVolume('disk-1', 'node-1'),
    claim({ className: 'local' }),
    deployment({ pod: `nodeSelector: { kubernetes.io/hostname: ${node} }` }),
  );

/** A possible location of a claim's volume, and how to describe it. */
interface Site {
  readonly placement: Placement;
  readonly title: string;
}

/** Returns the locations of all volumes that a claim may be bound to. */
type Choices = (claim: Claim, className: string) => readonly Site[];

/** Caches locations by requirements: many claims have the same. Volumes of one location are one site. */
function choices({ persistentVolumes }: Inventory): Choices {
  const pools = groupBy(
    persistentVolumes.filter(({ claimRef }) => claimRef === undefined),
    ({ className }) => className,
  );
  const known = new Map<string, readonly Site[]>();
  return (claim, className) => {
    const key = requirementsKey(claim, className);
    let sites = known.get(key);
    if (sites === undefined) {
      const volumes = (pools.get(className) ?? []).filter((volume) => matchesClaim(claim, volume, className));
      known.set(key, (sites = inEachPlace(volumes).map(siteOf)));
    }
    return sites;
  };
}

/** The requirements of a claim that volumes are matched with, as a cache key. */
function requirementsKey({ spec, request, accessModes, volumeMode }: Claim, className: string): string {
  const { selector = null, volumeAttributesClassName = '' } = spec;
  return JSON.stringify([className, String(request), accessModes, volumeMode, selector, volumeAttributesClassName]);
}

function siteOf(volume: PersistentVolume): Site {
  return { placement: volumePlacement(volume), title: `volume ${volume.name} is` };
}

/** The first volume of each node affinity. */
function inEachPlace(volumes: readonly PersistentVolume[]): readonly PersistentVolume[] {
  const byPlace = groupBy(volumes, ({ spec }) => JSON.stringify(spec['nodeAffinity']));
  return [...byPlace.values()].flatMap((same) => same.slice(0, 1));
}

/** The possible locations of a claim's volume, from its volume, all matching volumes, or its class. Empty: unknown. */
function sitesOf(claim: Claim, choicesOf: Choices): readonly Site[] {
  const { binding } = claim;
  if (binding.state === 'provisioned') {
    const { storageClass } = binding;
    if (storageClass === undefined) return [];
    return [{ placement: classPlacement(storageClass), title: `class ${storageClass.name} makes volumes` }];
  }
  if (binding.state !== 'bound') return [];
  return binding.by === 'match' ? choicesOf(claim, binding.volume.className) : binding.volumes.map(siteOf);
}

/** Whether a claim's volume is available on every node. */
function isAnywhere({ binding }: Claim): boolean {
  return binding.state === 'bound' && volumePlacement(binding.volume) === undefined;
}

/** Whether the claim may be bound to another volume of the cluster. */
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
    const choicesOf = choices(inventory);
    for (const pod of inventory.pods) yield* conflictsOf(pod, choicesOf, inventory);
  },
};

function* conflictsOf(pod: Pod, choicesOf: Choices, inventory: Inventory): Iterable<Problem> {
  const { manifest, path, volumes } = pod;
  const allowed = podPlacement(pod);
  const claims = volumes.filter(({ claim }) => claim !== undefined);
  if (allowed === undefined && claims.length < 2) return;
  const fixed: { readonly name: string; readonly sites: readonly Site[]; readonly mayMove: boolean }[] = [];
  for (const { claim, path: volumePath } of claims) {
    if (claim === undefined || isAnywhere(claim)) continue;
    const sites = sitesOf(claim, choicesOf);
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
