/**
 * Simulates the volume binder: which volume each claim gets, given the manifests alone.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 */
import type { Draft } from './containers';
import type { Binding, Claim, ClassName, Mismatch, PersistentVolume } from './claims';
import { hasPlaceholder } from './placeholders';
import type { Json } from './json';
import { asStringMap, field } from './json';
import type { Manifest } from './manifest';
import { matchesLabels } from './selector';

export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

export interface BinderInput {
  readonly claims: readonly Draft<Claim>[];
  readonly volumes: readonly Draft<PersistentVolume>[];
  /** The claim of that name, or the template that creates it. */
  readonly claimFor: (namespace: string | undefined, name: string) => Claim | undefined;
  storageClass(name: string): Manifest | undefined;
  /** Whether the user declared that the cluster has a class of that name. */
  isDeclared(name: string): boolean;
  /** Whether the user declared that the cluster has no other classes. */
  readonly complete: boolean;
  /** `''`: the cluster has none; undefined: unknown. */
  readonly defaultClass: ClassName;
}

/** Sets `binding` of every claim and `claim` of every volume, in the order of the claims' manifests. */
export function bind(input: BinderInput): void {
  const { claims, volumes } = input;
  const byName = new Map(volumes.map((volume) => [volume.name, volume]));
  const reserved = reservedVolumes(input);
  const unbound: Draft<Claim>[] = [];
  for (const claim of claims) {
    if (claim.volumeName === undefined) unbound.push(claim);
    else claim.binding = bindByName(claim, byName.get(claim.volumeName), input);
  }
  if (unbound.length === 0) return;
  const available = new AvailableVolumes(
    volumes.filter(({ claimRef }) => claimRef === undefined).sort(byBinderPreference),
  );
  const unmatched: Draft<Claim>[] = [];
  for (const claim of unbound) {
    const own = (reserved.get(claim) ?? []).filter(
      (volume) =>
        volume.claim === undefined &&
        mismatches(claim, volume, ['capacity', 'volume-mode', 'attributes-class', 'access-mode']).length === 0,
    );
    const others = takeMatching(
      claim,
      available.for(claim, effectiveClass(claim, input) ?? ''),
      claim.count - own.length,
    );
    const found = [...own, ...others];
    for (const volume of found) volume.claim = claim;
    const [first] = found;
    if (first === undefined) unmatched.push(claim);
    else claim.binding = { state: 'bound', volume: first, volumes: found, by: own.length > 0 ? 'claimRef' : 'match' };
  }
  const classes = new Set(volumes.map(({ className }) => className));
  for (const claim of unmatched) claim.binding = bindingWithoutVolume(claim, input, classes);
}

/** The volumes whose `claimRef` names a claim or one of a template's claims. */
function reservedVolumes({ volumes, claimFor }: BinderInput): ReadonlyMap<Claim, Draft<PersistentVolume>[]> {
  const reserved = new Map<Claim, Draft<PersistentVolume>[]>();
  for (const volume of volumes) {
    const { claimRef } = volume;
    const claim = claimRef?.namespace === undefined ? undefined : claimFor(claimRef.namespace, claimRef.name);
    if (claim !== undefined) push(reserved, claim, volume);
  }
  return reserved;
}

/** Binds templates to the volumes of their existing claims, before any others that they would get today. */
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

/** The class of a claim: its own, else the default class; undefined where that is unknown. */
export function effectiveClass(claim: Claim, input: Pick<BinderInput, 'defaultClass'>): ClassName {
  return claim.className ?? input.defaultClass;
}

/** The volumes that are still available, in the order in which the binder tries them. */
class AvailableVolumes {
  readonly #byClass = new Map<string, Draft<PersistentVolume>[]>();
  /** By class, then by label; filled for classes with a claim that has a selector. */
  readonly #byLabel = new Map<string, Map<string, Draft<PersistentVolume>[]>>();

  constructor(volumes: readonly Draft<PersistentVolume>[]) {
    for (const volume of volumes) push(this.#byClass, volume.className, volume);
  }

  /** The volumes of a class; if the claim has a selector, only those with its first label. */
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

/** Whether a volume meets a claim's requirements, bound or not. */
export function matchesClaim(claim: Claim, volume: PersistentVolume, className: ClassName): boolean {
  return MATCHED_ASPECTS.every((aspect) => MATCHERS[aspect](claim, volume, className));
}

/** The given aspects in which a volume doesn't meet a claim's requirements. */
export function mismatches(
  claim: Claim,
  volume: PersistentVolume,
  aspects: readonly Mismatch[],
  className: ClassName = claim.className,
): readonly Mismatch[] {
  return aspects.filter((aspect) => !MATCHERS[aspect](claim, volume, className));
}

/** All requirements that a claim can have. */
export const MATCHED_ASPECTS: readonly Mismatch[] = [
  'class',
  'capacity',
  'access-mode',
  'volume-mode',
  'selector',
  'attributes-class',
];

const MATCHERS: Readonly<Record<Mismatch, (claim: Claim, volume: PersistentVolume, className: ClassName) => boolean>> =
  {
    class: (_claim, volume, className) => isSameOrUnknown(className ?? '', volume.className),
    capacity: ({ request }, { capacity }) => request === undefined || capacity === undefined || request <= capacity,
    'access-mode': (claim, volume) =>
      volume.accessModes.some(hasPlaceholder) ||
      claim.accessModes.every((mode) => volume.accessModes.includes(mode) || hasPlaceholder(mode)),
    'volume-mode': (claim, volume) => isSameOrUnknown(claim.volumeMode, volume.volumeMode),
    selector: ({ spec: { selector } }, volume) =>
      selector === undefined ||
      selector === null ||
      matchesLabels(selector, asStringMap(volume.manifest.metadata['labels'])),
    'attributes-class': (claim, volume) =>
      isSameOrUnknown(claim.spec['volumeAttributesClassName'] ?? '', volume.spec['volumeAttributesClassName'] ?? ''),
    claimed: (claim, volume) => volume.claimRef === undefined && (volume.claim === undefined || volume.claim === claim),
  };

/** Whether two values are or may be equal: a placeholder may become any value. */
function isSameOrUnknown(one: Json, other: Json): boolean {
  return one === other || hasPlaceholder(one) || hasPlaceholder(other);
}

function bindByName(claim: Draft<Claim>, volume: Draft<PersistentVolume> | undefined, input: BinderInput): Binding {
  if (volume === undefined) return { state: 'external', volumeName: claim.volumeName ?? '' };
  const { claimRef } = volume;
  if (claimRef !== undefined) {
    // Volume and claim name each other: the binder checks nothing else.
    const isReserved = claimRef.namespace !== undefined && input.claimFor(claimRef.namespace, claimRef.name) === claim;
    if (isReserved || hasPlaceholder(claimRef.name)) {
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
function byBinderPreference(one: PersistentVolume, other: PersistentVolume): number {
  return one.accessModes.length - other.accessModes.length || compare(one.capacity ?? 0n, other.capacity ?? 0n);
}

/** Removes up to `count` volumes that match a claim from the available ones, and returns them. */
function takeMatching(claim: Claim, open: Draft<PersistentVolume>[], count: number): Draft<PersistentVolume>[] {
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
 * The binding of a claim that no volume matches. Its class provisions one, and so does an unknown default class. The claim
 * stays pending where there is no class, or where the class is only a name that volumes have (no StorageClass).
 */
function bindingWithoutVolume(claim: Claim, input: BinderInput, classes: ReadonlySet<string>): Binding {
  const requested = effectiveClass(claim, input);
  const className = hasPlaceholder(requested) ? undefined : requested;
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
