/** Mismatches between a claim and the volume that it names, or that is most likely meant. */
import { AccessMode, VolumeMode } from '../../api/enums';
import { MATCHED_ASPECTS, mismatches } from '../../inventory/binding';
import type { Claim, Mismatch, PersistentVolume } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { field } from '../../inventory/json';
import { claim, deployment, documents, volume } from '../examples';
import { once } from '../once';
import { isComplete, severityOfMissing } from '../open-world';
import type { Problem, Rule, Severity } from '../rule';
import { listed } from '../backing';
import { isUsual } from '../cluster-classes';
import { groupBy } from '../group';
import { isMisspelt } from '../misspelt';

const SEE = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding';
const PENDING =
  'The claim stays Pending and no pod that mounts it ever starts, or it gets another, empty volume than the one that is meant.';
const SEVERITIES =
  "An error where the claim names the volume, or the volume's claimRef names the claim; else a warning, since the cluster may have another volume or a class that makes one: an error with `cluster: { complete: true }` (`--complete`).";

/** What has to match between a claim and the volume that is reserved for it. */
const FOR_RESERVED: readonly Mismatch[] = ['capacity', 'access-mode', 'volume-mode', 'attributes-class'];

/** The most volumes that are compared with a claim to find the one that is meant. */
const MAX_COMPARED = 50;

/** A claim and a volume that doesn't match it, with the reasons. */
interface MismatchedPair {
  readonly claim: Claim;
  readonly volume: PersistentVolume;
  readonly reasons: readonly Mismatch[];
}

const mismatchedPairs = once((inventory: Inventory): readonly MismatchedPair[] => [...findMismatchedPairs(inventory)]);

function* findMismatchedPairs(inventory: Inventory): Iterable<MismatchedPair> {
  const free = inventory.persistentVolumes.filter(
    ({ claim, claimRef }) => claim === undefined && claimRef === undefined,
  );
  const byClass = groupBy(free, ({ className }) => className);
  const bySize = groupBy(free, ({ capacity }) => capacity);
  const reserved = reservedVolumes(inventory);
  for (const claim of inventory.claims) {
    const { binding } = claim;
    if (binding.state === 'mismatch') yield { claim, volume: binding.volume, reasons: binding.reasons };
    if (binding.state === 'bound' && binding.by === 'claimRef' && isUsedInOtherMode(claim, binding.volume))
      yield { claim, volume: binding.volume, reasons: ['volume-mode'] };
    const own = reserved.get(claim);
    if (own !== undefined && !(binding.state === 'bound' && binding.by === 'claimRef')) {
      yield { claim, volume: own, reasons: mismatches(claim, own, FOR_RESERVED) };
      continue;
    }
    if (binding.state === 'pending') {
      const best = [...(byClass.get(binding.className ?? '') ?? []), ...free]
        .slice(0, MAX_COMPARED)
        .map((volume) => ({ claim, volume, reasons: mismatches(claim, volume, MATCHED_ASPECTS, binding.className) }))
        .filter(({ reasons }) => !reasons.includes('class') || reasons.length === 1)
        .toSorted((a, b) => a.reasons.length - b.reasons.length)[0];
      if (best !== undefined) yield best;
    }
    if (binding.state === 'provisioned') {
      const matching = volumeOfSameSize(claim, bySize, inventory);
      if (matching !== undefined) yield { claim, volume: matching, reasons: ['class'] };
    }
  }
}

/** Whether pods use a claim in the other volume mode than its volume; binding by name doesn't compare the modes. */
function isUsedInOtherMode({ users }: Claim, { volumeMode }: PersistentVolume): boolean {
  return users.some(({ mounts, devices }) => (volumeMode === 'Block' ? mounts : devices).length > 0);
}

/** The volumes whose claimRef names a claim that doesn't name a volume itself. */
function reservedVolumes(inventory: Inventory): ReadonlyMap<Claim, PersistentVolume> {
  const reserved = new Map<Claim, PersistentVolume>();
  for (const volume of inventory.persistentVolumes) {
    const { claimRef } = volume;
    if (claimRef?.namespace === undefined) continue;
    const claim = inventory.claimFor(claimRef.namespace, claimRef.name);
    if (claim?.kind === 'claim' && claim.volumeName === undefined) reserved.set(claim, volume);
  }
  return reserved;
}

/** The only free volume of exactly the requested size, for a claim of an unknown class. */
function volumeOfSameSize(
  claim: Claim,
  bySize: ReadonlyMap<bigint | undefined, readonly PersistentVolume[]>,
  inventory: Inventory,
): PersistentVolume | undefined {
  const { className } = claim;
  const isKnown =
    className === undefined
      ? inventory.defaultClass !== undefined
      : claim.storageClass !== undefined || inventory.declaredClass(className) !== undefined;
  if (isKnown || claim.kind !== 'claim') return undefined;
  const matching = (bySize.get(claim.request) ?? [])
    .slice(0, MAX_COMPARED)
    .filter(
      (volume) =>
        mismatches(claim, volume, ['access-mode', 'volume-mode', 'selector', 'attributes-class']).length === 0,
    );
  return matching.length === 1 ? matching[0] : undefined;
}

const NAMED = 'volumeName: data-volume';

/** A kind of mismatch, with its rule's name, texts and examples. */
interface Aspect {
  readonly name: string;
  readonly reason: Mismatch;
  readonly summary: string;
  readonly path: readonly string[];
  readonly describe: (pair: MismatchedPair) => { readonly message: string; readonly fix: string };
  readonly bad: { readonly claim: Parameters<typeof claim>[0]; readonly volume?: Parameters<typeof volume>[0] };
  readonly good: { readonly claim: Parameters<typeof claim>[0]; readonly volume?: Parameters<typeof volume>[0] };
}

const ASPECTS: readonly Aspect[] = [
  {
    name: 'binding-class',
    reason: 'class',
    summary: 'A claim and the volume that is meant for it have different storage classes.',
    path: ['spec', 'storageClassName'],
    describe: ({ claim, volume }) => ({
      message: `${claim.className === undefined ? 'has no storage class' : `asks for class '${claim.className}'`}, but volume ${volume.name} has ${volume.className === '' ? 'none' : `class '${volume.className}'`}`,
      fix: `Write storageClassName: ${volume.className === '' ? "''" : volume.className} on the claim.`,
    }),
    bad: { claim: { className: 'shared', more: NAMED }, volume: { className: 'shared-nfs' } },
    good: { claim: { className: '', more: NAMED }, volume: { className: '' } },
  },
  {
    name: 'binding-capacity',
    reason: 'capacity',
    summary: 'A claim asks for more than the volume that is meant for it has.',
    path: ['spec', 'resources', 'requests', 'storage'],
    describe: ({ claim, volume }) => ({
      message: `asks for ${written(claim.spec, 'resources', 'requests', 'storage')}, but volume ${volume.name} has ${written(volume.spec, 'capacity', 'storage')}`,
      fix: `Ask for ${written(volume.spec, 'capacity', 'storage')} or less, or make the volume larger.`,
    }),
    bad: { claim: { size: '20Gi', more: NAMED } },
    good: { claim: { size: '10240Mi' } },
  },
  {
    name: 'binding-access-mode',
    reason: 'access-mode',
    summary: 'A claim asks for an access mode that the volume meant for it does not have.',
    path: ['spec', 'accessModes'],
    describe: ({ claim, volume }) => {
      const lacking = claim.accessModes.filter((mode) => !volume.accessModes.includes(mode));
      return {
        message: `asks for ${listed(lacking)}, but volume ${volume.name} offers ${listed(volume.accessModes)} only`,
        fix: `Ask for ${listed(volume.accessModes)}, or add ${listed(lacking)} to the volume where its storage allows it.`,
      };
    },
    bad: { claim: { mode: 'ReadWriteMany', more: NAMED } },
    good: { claim: { mode: 'ReadOnlyMany' }, volume: { mode: 'ReadOnlyMany, ReadWriteMany' } },
  },
  {
    name: 'binding-volume-mode',
    reason: 'volume-mode',
    summary: 'A claim wants a file system and its volume is a raw block device, or the other way round.',
    path: ['spec', 'volumeMode'],
    describe: ({ claim, volume }) => ({
      message: `has volumeMode ${claim.volumeMode}, but volume ${volume.name} has ${volume.volumeMode}`,
      fix: `Write volumeMode: ${volume.volumeMode} on the claim, or volumeMode: ${claim.volumeMode} on the volume.`,
    }),
    bad: {
      claim: { more: NAMED },
      volume: { more: 'volumeMode: Block', source: 'fc: { targetWWNs: [50060e801049cfd1], lun: 0 }' },
    },
    good: { claim: { more: 'volumeMode: Filesystem' } },
  },
  {
    name: 'binding-selector',
    reason: 'selector',
    summary: "A claim's selector matches the labels of no volume.",
    path: ['spec', 'selector'],
    describe: ({ volume }) => ({
      message: `selects volumes by labels that volume ${volume.name} does not have`,
      fix: `Give volume ${volume.name} the labels of the selector, or name it: volumeName: ${volume.name} (the selector is then ignored).`,
    }),
    bad: {
      claim: { className: '', more: 'selector: { matchLabels: { tier: gold } }' },
      volume: { className: '' },
    },
    good: { claim: { more: 'selector: { matchLabels: { tier: gold } }\nvolumeName: data-volume' } },
  },
];

function written(spec: PersistentVolume['spec'], ...path: readonly string[]): string {
  const value = field(spec, ...path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'nothing';
}

/** Whether other rules report the mismatch: as an invalid or missing value, or as a misspelt field. */
function isReportedElsewhere({ claim, volume }: MismatchedPair, reason: Mismatch): boolean {
  const areMisspelt =
    isMisspelt('V1PersistentVolumeClaimSpec', claim.spec) || isMisspelt('V1PersistentVolumeSpec', volume.spec);
  if (reason === 'class') return areMisspelt && (claim.className === undefined || volume.className === '');
  if (reason === 'capacity') return (volume.capacity ?? 0n) <= 0n;
  if (reason === 'selector') return isMisspelt('V1ObjectMeta', volume.manifest.metadata);
  const modes: readonly string[] = Object.values(AccessMode);
  const volumeModes: readonly string[] = Object.values(VolumeMode);
  if (reason === 'access-mode')
    return (
      volume.accessModes.length === 0 ||
      [...claim.accessModes, ...volume.accessModes].some((mode) => !modes.includes(mode))
    );
  return reason === 'volume-mode' && ![claim.volumeMode, volume.volumeMode].every((mode) => volumeModes.includes(mode));
}

/** Whether the claim names the volume, or the volume the claim. */
function isNamed({ claim, volume }: MismatchedPair): boolean {
  return claim.volumeName === volume.name || volume.claimRef !== undefined;
}

/** A warning for a claim without a class if the cluster's default class, which is unknown, may be the volume's. */
function severityOf(pair: MismatchedPair, inventory: Inventory): Severity {
  const { claim, volume, reasons } = pair;
  if (!isNamed(pair)) return severityOfMissing(inventory, 'warning');
  const mayFit = claim.className === undefined && inventory.defaultClass === undefined && isUsual(volume.className);
  return mayFit && reasons.includes('class') ? 'warning' : 'error';
}

/** The consequence for the claim, as the end of a message. */
function outcome(pair: MismatchedPair, inventory: Inventory): string {
  const { binding } = pair.claim;
  if (binding.state === 'bound') return 'they are bound all the same, and the pods hang in ContainerCreating';
  if (binding.state === 'provisioned')
    return isNamed(pair)
      ? 'it is not bound to the volume that is kept for it, and gets a new, empty one'
      : 'it stays Pending unless the cluster has its class';
  if (isNamed(pair) || isComplete(inventory)) return 'the claim stays Pending and its pods never start';
  return `the claim stays Pending unless the cluster has another volume for it`;
}

function isForDefaultClass({ claim, volume }: MismatchedPair, { defaultClass }: Inventory): boolean {
  return claim.className === undefined && volume.className === '' && (defaultClass ?? '') !== '';
}

export const rules: readonly Rule[] = ASPECTS.map(({ name, reason, summary, path, describe, bad, good }) => ({
  name,
  appliesTo: ['PersistentVolume'],
  severity: 'error',
  severities: SEVERITIES,
  summary,
  consequence: PENDING,
  fix: 'Let claim and volume agree on class, access modes and volume mode, and the claim ask for no more than the volume has.',
  see: SEE,
  bad: () => documents(volume(bad.volume), claim(bad.claim), deployment()),
  good: () => documents(volume(good.volume), claim(good.claim), deployment()),
  *check(inventory): Iterable<Problem> {
    for (const pair of mismatchedPairs(inventory)) {
      const { claim, reasons } = pair;
      if (!reasons.includes(reason) || isReportedElsewhere(pair, reason)) continue;
      if (reason === 'class' && isForDefaultClass(pair, inventory)) continue;
      const { message, fix } = describe(pair);
      yield {
        manifest: claim.manifest,
        path: [...claim.path, ...path],
        message: `${message}: ${outcome(pair, inventory)}`,
        fix,
        severity: severityOf(pair, inventory),
      };
    }
  },
}));
