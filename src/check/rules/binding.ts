/** Why a claim can't have the volume that it names, or the only one that could be meant. */
import { AccessMode, VolumeMode } from '../../api/enums';
import { mismatches } from '../../inventory/binding';
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

const ASKED: readonly Mismatch[] = ['class', 'capacity', 'access-mode', 'volume-mode', 'selector', 'attributes-class'];

/** What counts between a claim and the volume that is reserved for it. */
const RESERVED: readonly Mismatch[] = ['capacity', 'access-mode', 'volume-mode', 'attributes-class'];

/** So many volumes are looked at for the one that is meant: where there are more, none of them stands out. */
const ENOUGH = 50;

/** A claim, the volume that isn't for it, and why. */
interface Misfit {
  readonly claim: Claim;
  readonly volume: PersistentVolume;
  readonly reasons: readonly Mismatch[];
}

const misfits = once((inventory: Inventory): readonly Misfit[] => [...findMisfits(inventory)]);

function* findMisfits(inventory: Inventory): Iterable<Misfit> {
  const free = inventory.persistentVolumes.filter(
    ({ claim, claimRef }) => claim === undefined && claimRef === undefined,
  );
  const byClass = groupBy(free, ({ className }) => className);
  const bySize = groupBy(free, ({ capacity }) => capacity);
  const reserved = reservedVolumes(inventory);
  for (const claim of inventory.claims) {
    const { binding } = claim;
    if (binding.state === 'mismatch') yield { claim, volume: binding.volume, reasons: binding.reasons };
    if (binding.state === 'bound' && binding.by === 'claimRef' && isUsedOtherwise(claim, binding.volume))
      yield { claim, volume: binding.volume, reasons: ['volume-mode'] };
    const own = reserved.get(claim);
    if (own !== undefined && !(binding.state === 'bound' && binding.by === 'claimRef')) {
      yield { claim, volume: own, reasons: mismatches(claim, own, RESERVED) };
      continue;
    }
    if (binding.state === 'pending') {
      const best = [...(byClass.get(binding.className ?? '') ?? []), ...free]
        .slice(0, ENOUGH)
        .map((volume) => ({ claim, volume, reasons: mismatches(claim, volume, ASKED, binding.className) }))
        .filter(({ reasons }) => !reasons.includes('class') || reasons.length === 1)
        .toSorted((a, b) => a.reasons.length - b.reasons.length)[0];
      if (best !== undefined) yield best;
    }
    if (binding.state === 'provisioned') {
      const left = leftFor(claim, bySize, inventory);
      if (left !== undefined) yield { claim, volume: left, reasons: ['class'] };
    }
  }
}

/** Whether pods use a claim in another way than its volume can be: what names each other is bound without a look at that. */
function isUsedOtherwise({ users }: Claim, { volumeMode }: PersistentVolume): boolean {
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

/** The one volume left over that a claim of an unknown class asks for to the byte. */
function leftFor(
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
  const left = (bySize.get(claim.request) ?? [])
    .slice(0, ENOUGH)
    .filter(
      (volume) =>
        mismatches(claim, volume, ['access-mode', 'volume-mode', 'selector', 'attributes-class']).length === 0,
    );
  return left.length === 1 ? left[0] : undefined;
}

const NAMED = 'volumeName: data-volume';

/** What each kind of mismatch is called, and how it is said. */
interface Aspect {
  readonly name: string;
  readonly reason: Mismatch;
  readonly summary: string;
  readonly path: readonly string[];
  readonly tell: (misfit: Misfit) => { readonly message: string; readonly fix: string };
  readonly bad: { readonly claim: Parameters<typeof claim>[0]; readonly volume?: Parameters<typeof volume>[0] };
  readonly good: { readonly claim: Parameters<typeof claim>[0]; readonly volume?: Parameters<typeof volume>[0] };
}

const ASPECTS: readonly Aspect[] = [
  {
    name: 'binding-class',
    reason: 'class',
    summary: 'A claim and the volume that is meant for it have different storage classes.',
    path: ['spec', 'storageClassName'],
    tell: ({ claim, volume }) => ({
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
    tell: ({ claim, volume }) => ({
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
    tell: ({ claim, volume }) => {
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
    tell: ({ claim, volume }) => ({
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
    tell: ({ volume }) => ({
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

/** What the API server refuses has rules of its own: unknown words, nothing at all, and what seems missing for a misspelt name. */
function isInvalid({ claim, volume }: Misfit, reason: Mismatch): boolean {
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

/** Whether a claim and a volume name each other, from either side. */
function isNamed({ claim, volume }: Misfit): boolean {
  return claim.volumeName === volume.name || volume.claimRef !== undefined;
}

/** Without a class of its own a claim gets the cluster's default, which may be just the volume's. */
function severityOf(misfit: Misfit, inventory: Inventory): Severity {
  const { claim, volume, reasons } = misfit;
  if (!isNamed(misfit)) return severityOfMissing(inventory, 'warning');
  const mayFit = claim.className === undefined && inventory.defaultClass === undefined && isUsual(volume.className);
  return mayFit && reasons.includes('class') ? 'warning' : 'error';
}

/** What becomes of a claim. */
function outcome(misfit: Misfit, inventory: Inventory): string {
  const { binding } = misfit.claim;
  if (binding.state === 'bound') return 'they are bound all the same, and the pods hang in ContainerCreating';
  if (binding.state === 'provisioned')
    return isNamed(misfit)
      ? 'it is not bound to the volume that is kept for it, and gets a new, empty one'
      : 'it stays Pending unless the cluster has its class';
  if (isNamed(misfit) || isComplete(inventory)) return 'the claim stays Pending and its pods never start';
  return `the claim stays Pending unless the cluster has another volume for it`;
}

function isForDefaultClass({ claim, volume }: Misfit, { defaultClass }: Inventory): boolean {
  return claim.className === undefined && volume.className === '' && (defaultClass ?? '') !== '';
}

export const rules: readonly Rule[] = ASPECTS.map(({ name, reason, summary, path, tell, bad, good }) => ({
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
    for (const misfit of misfits(inventory)) {
      const { claim, reasons } = misfit;
      if (!reasons.includes(reason) || isInvalid(misfit, reason)) continue;
      if (reason === 'class' && isForDefaultClass(misfit, inventory)) continue;
      const { message, fix } = tell(misfit);
      yield {
        manifest: claim.manifest,
        path: [...claim.path, ...path],
        message: `${message}: ${outcome(misfit, inventory)}`,
        fix,
        severity: severityOf(misfit, inventory),
      };
    }
  },
}));
