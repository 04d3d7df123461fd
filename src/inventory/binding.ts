/**
 * What the binder and the provisioner do with each claim, given the manifests alone.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
import type { Draft } from './containers';
import type { Binding, Claim, ClassName, Mismatch, PersistentVolume } from './claims';
import { isFilledInLater } from './filled-value';
import type { Json } from './json';
import { asStringMap, field } from './json';
import type { Manifest } from './manifest';
import { matchesLabels } from './selector';

export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

export interface BinderInput {
  readonly claims: readonly Draft<Claim>[];
  readonly volumes: readonly Draft<PersistentVolume>[];
  /** The claim or template that makes claims of that name. */
  claimFor(namespace: string | undefined, name: string): Claim | undefined;
  storageClass(name: string): Manifest | undefined;
  /** Whether a class of that name is said to exist in the cluster. */
  isDeclared(name: string): boolean;
  /** Whether the cluster is said to have no other classes than these. */
  readonly complete: boolean;
  /** `''`: the cluster has none; undefined: not known. */
  readonly defaultClass: ClassName;
}

/** Decides `binding` of every claim and `claim` of every volume. Claims are served in the order of the manifests. */
export function bind(input: BinderInput): void {
  const { claims, volumes } = input;
  const byName = new Map(volumes.map((volume) => [volume.name, volume]));
  const reserved = new Map<Claim, Draft<PersistentVolume>[]>();
  for (const volume of volumes) {
    const claim =
      volume.claimRef?.namespace === undefined
        ? undefined
        : input.claimFor(volume.claimRef.namespace, volume.claimRef.name);
    if (claim !== undefined) push(reserved, claim, volume);
  }
  const choosing: Draft<Claim>[] = [];
  for (const claim of claims) {
    if (claim.volumeName === undefined) choosing.push(claim);
    else claim.binding = bindByName(claim, byName.get(claim.volumeName), input);
  }
  if (choosing.length === 0) return;
  const open = new OpenVolumes(volumes.filter(({ claimRef }) => claimRef === undefined).sort(inOrderOfChoice));
  const left: Draft<Claim>[] = [];
  for (const claim of choosing) {
    const own = (reserved.get(claim) ?? []).filter(
      (volume) =>
        volume.claim === undefined &&
        mismatches(claim, volume, ['capacity', 'volume-mode', 'attributes-class', 'access-mode']).length === 0,
    );
    const others = match(claim, open.for(claim, effectiveClass(claim, input) ?? ''), claim.count - own.length);
    const found = [...own, ...others];
    for (const volume of found) volume.claim = claim;
    const [first] = found;
    if (first === undefined) left.push(claim);
    else claim.binding = { state: 'bound', volume: first, volumes: found, by: own.length > 0 ? 'claimRef' : 'match' };
  }
  const classes = new Set(volumes.map(({ className }) => className));
  for (const claim of left) claim.binding = unmatched(claim, input, classes);
}

/** Where the claims of a template are there already, they have the template's volumes, whatever it would get today. */
export function bindTemplates(
  claims: readonly Draft<Claim>[],
  templateOf: (claim: Claim) => Draft<Claim> | undefined,
): void {
  const made = new Map<Draft<Claim>, Claim[]>();
  for (const claim of claims) {
    if (claim.kind !== 'claim' || claim.manifest.live === undefined) continue;
    const template = templateOf(claim);
    if (template !== undefined) push(made, template, claim);
  }
  for (const [template, own] of made) {
    const volumes = own.flatMap(({ binding }) => (binding.state === 'bound' ? [binding.volume] : []));
    const { binding, count } = template;
    const open = binding.state === 'bound' ? binding.volumes.filter((one) => !volumes.includes(one)) : [];
    const all = [...volumes, ...open.slice(0, Math.max(0, count - volumes.length))];
    const [volume] = all;
    if (volume !== undefined && volumes.length > 0)
      template.binding = { state: 'bound', volume, volumes: all, by: 'claimRef' };
  }
}

/** The class that a claim is bound with: its own, else the default, where it is known. */
export function effectiveClass(claim: Claim, input: Pick<BinderInput, 'defaultClass'>): ClassName {
  return claim.className ?? input.defaultClass;
}

/** Volumes that claims may be given, in the order in which they are tried. */
class OpenVolumes {
  readonly #byClass = new Map<string, Draft<PersistentVolume>[]>();
  /** By class, then by label; made for the classes of which a claim has a selector. */
  readonly #byLabel = new Map<string, Map<string, Draft<PersistentVolume>[]>>();

  constructor(volumes: readonly Draft<PersistentVolume>[]) {
    for (const volume of volumes) push(this.#byClass, volume.className, volume);
  }

  /** The volumes of a class; for a claim that asks for a label, those that have it. */
  for({ spec }: Claim, className: string): Draft<PersistentVolume>[] {
    const volumes = this.#byClass.get(className) ?? [];
    const [label] = Object.entries(asStringMap(field(spec, 'selector', 'matchLabels')));
    if (volumes.length === 0 || label === undefined) return volumes;
    const labelled = this.#byLabel.get(className) ?? labelsOf(volumes);
    this.#byLabel.set(className, labelled);
    return labelled.get(label.join('=')) ?? [];
  }
}

function labelsOf(volumes: readonly Draft<PersistentVolume>[]): Map<string, Draft<PersistentVolume>[]> {
  const labelled = new Map<string, Draft<PersistentVolume>[]>();
  for (const volume of volumes)
    for (const label of Object.entries(asStringMap(volume.manifest.metadata['labels'])))
      push(labelled, label.join('='), volume);
  return labelled;
}

/** Whether a volume is such as a claim asks for, whoever has it. */
export function fits(claim: Claim, volume: PersistentVolume, className: ClassName): boolean {
  return WISHES.every((aspect) => FITS[aspect](claim, volume, className));
}

/** What keeps a claim from a volume, looking only at what is asked for. */
export function mismatches(
  claim: Claim,
  volume: PersistentVolume,
  aspects: readonly Mismatch[],
  className: ClassName = claim.className,
): readonly Mismatch[] {
  return aspects.filter((aspect) => !FITS[aspect](claim, volume, className));
}

/** All that a claim can ask for. */
const WISHES: readonly Mismatch[] = ['class', 'capacity', 'access-mode', 'volume-mode', 'selector', 'attributes-class'];

const FITS: Readonly<Record<Mismatch, (claim: Claim, volume: PersistentVolume, className: ClassName) => boolean>> = {
  class: (_claim, volume, className) => isSameOrOpen(className ?? '', volume.className),
  capacity: ({ request }, { capacity }) => request === undefined || capacity === undefined || request <= capacity,
  'access-mode': (claim, volume) =>
    volume.accessModes.some(isFilledInLater) ||
    claim.accessModes.every((mode) => volume.accessModes.includes(mode) || isFilledInLater(mode)),
  'volume-mode': (claim, volume) => isSameOrOpen(claim.volumeMode, volume.volumeMode),
  selector: ({ spec: { selector } }, volume) =>
    selector === undefined ||
    selector === null ||
    matchesLabels(selector, asStringMap(volume.manifest.metadata['labels'])),
  'attributes-class': (claim, volume) =>
    isSameOrOpen(claim.spec['volumeAttributesClassName'] ?? '', volume.spec['volumeAttributesClassName'] ?? ''),
  claimed: (claim, volume) => volume.claimRef === undefined && (volume.claim === undefined || volume.claim === claim),
};

/** A value that is filled in later may be any. */
function isSameOrOpen(one: Json, other: Json): boolean {
  return one === other || isFilledInLater(one) || isFilledInLater(other);
}

function bindByName(claim: Draft<Claim>, volume: Draft<PersistentVolume> | undefined, input: BinderInput): Binding {
  if (volume === undefined) return { state: 'external', volumeName: claim.volumeName ?? '' };
  const { claimRef } = volume;
  if (claimRef !== undefined) {
    // The two halves agree, as far as is known: bound without a look at anything else.
    const isReserved = claimRef.namespace !== undefined && input.claimFor(claimRef.namespace, claimRef.name) === claim;
    if (isReserved || isFilledInLater(claimRef.name)) {
      volume.claim = claim;
      return { state: 'bound', volume, volumes: [volume], by: 'claimRef' };
    }
    return { state: 'mismatch', volume, reasons: ['claimed'] };
  }
  const reasons = mismatches(
    claim,
    volume,
    ['claimed', 'class', 'capacity', 'access-mode', 'volume-mode', 'attributes-class'],
    effectiveClass(claim, input),
  );
  if (reasons.length > 0) return { state: 'mismatch', volume, reasons };
  volume.claim = claim;
  return { state: 'bound', volume, volumes: [volume], by: 'volumeName' };
}

/** The binder tries volumes with few access modes first, and small ones before large ones. */
function inOrderOfChoice(one: PersistentVolume, other: PersistentVolume): number {
  return one.accessModes.length - other.accessModes.length || compare(one.capacity ?? 0n, other.capacity ?? 0n);
}

/** The first volumes that fit, as many as there are claims; they are taken off the open ones. */
function match(claim: Claim, open: Draft<PersistentVolume>[], count: number): Draft<PersistentVolume>[] {
  const found: Draft<PersistentVolume>[] = [];
  for (let i = 0; i < open.length && found.length < count;) {
    const volume = open[i];
    if (volume?.claim !== undefined) open.splice(i, 1);
    else if (
      volume !== undefined &&
      mismatches(claim, volume, ['capacity', 'access-mode', 'volume-mode', 'selector', 'attributes-class']).length === 0
    ) {
      open.splice(i, 1);
      found.push(volume);
    } else i++;
  }
  return found;
}

/**
 * A class provisions what no volume fits, and so does a default class that isn't known; the claim waits where there is none,
 * and where the class is only a word on volumes.
 */
function unmatched(claim: Claim, input: BinderInput, classes: ReadonlySet<string>): Binding {
  const wanted = effectiveClass(claim, input);
  const className = isFilledInLater(wanted) ? undefined : wanted;
  const storageClass = className === undefined ? undefined : input.storageClass(className);
  const provisions =
    className === undefined ||
    (className !== '' &&
      (storageClass === undefined
        ? input.isDeclared(className) || (!input.complete && !classes.has(className))
        : storageClass.data['provisioner'] !== NO_PROVISIONER));
  if (provisions) return { state: 'provisioned', className, storageClass };
  return { state: 'pending', className };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
