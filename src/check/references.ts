/** References to objects that aren't among the manifests: mistyped names, or objects in the cluster. */
import { nearest } from '../api/nearest';
import type { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import { asList, asString, field } from '../inventory/json';
import { namespaceKey } from '../inventory/namespaces';
import type { Manifest } from '../inventory/manifest';
import { groupBy } from './group';
import { once } from './once';

/** The likely name for a reference that doesn't resolve. */
export interface LikelyName {
  readonly name: string;
  /** `error` if it is certainly a typing error, `warning` if another name may be meant. */
  readonly severity: 'error' | 'warning';
}

/** The names of existing objects, searched for the likely target of a reference that doesn't resolve. */
export class Names {
  /** The names without references. */
  readonly free: readonly string[];
  readonly #free: ReadonlySet<string>;
  #shortened: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    private readonly all: readonly string[],
    isUsed: (name: string) => boolean,
  ) {
    this.free = all.filter((name) => !isUsed(name));
    this.#free = new Set(this.free);
  }

  /**
   * The likely name: one that differs in one word by a letter left out, doubled or swapped (an error if nothing else refers
   * to that name), or by another letter in a longer word (a warning). Names that differ in numbers or short words don't match.
   */
  meantBy(name: string): LikelyName | undefined {
    if (letters(name) < 6) return undefined;
    this.#shortened ??= groupBy(
      this.all.flatMap((candidate) => withoutOneLetter(candidate).map((text) => ({ text, candidate }))),
      ({ text }) => text,
      ({ candidate }) => candidate,
    );
    let likely: LikelyName | undefined;
    for (const text of withoutOneLetter(name)) {
      for (const candidate of this.#shortened.get(text) ?? []) {
        const severity = typoSeverity(name, candidate);
        const isFree = this.#free.has(candidate);
        if (severity === 'error' && isFree) return { name: candidate, severity };
        if (severity === 'error' || (severity === 'warning' && isFree))
          likely ??= { name: candidate, severity: 'warning' };
      }
    }
    return likely;
  }

  /** A sentence that suggests a similar name; empty if there is none. */
  hint(name: string): string {
    const near = this.free.length <= MANY ? nearest(name, this.free) : undefined;
    return near === undefined ? '' : ` If '${near}', which nothing refers to, is meant, write that.`;
  }
}

/** Among more names than this, some are similar by chance. */
const MANY = 300;

function letters(name: string): number {
  return name.replace(/[^A-Za-z]/g, '').length;
}

/** A word, and the word without each of its letters. Two words within one typing error have one of these in common. */
function withoutOneLetter(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** How certain it is that a name is another one, mistyped; undefined if it isn't. */
function typoSeverity(one: string, other: string): LikelyName['severity'] | undefined {
  if (one === other || letters(other) < 6) return undefined;
  const [words, others] = [one.split(/[-.]/), other.split(/[-.]/)];
  if (words.length !== others.length) return undefined;
  const at = words.findIndex((word, index) => word !== others[index]);
  const [word = '', meant = ''] = [words[at], others[at]];
  if (words.some((each, index) => index !== at && each !== others[index])) return undefined;
  if (Math.max(word.length, meant.length) < 4 || /\d/.test(word + meant)) return undefined;
  if (isOneTypo(word, meant)) return 'error';
  return word.length === meant.length && word.length > 4 && isOneLetterOff(word, meant) ? 'warning' : undefined;
}

/** Whether strings differ by one letter left out or added, or by two adjacent letters swapped. */
export function isOneTypo(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length + 1 === long.length) return short.slice(same) === long.slice(same + 1);
  if (short.length !== long.length) return false;
  const swapped = `${short.slice(0, same)}${short[same + 1] ?? ''}${short[same] ?? ''}${short.slice(same + 2)}`;
  return swapped === long;
}

function isOneLetterOff(one: string, other: string): boolean {
  return Array.from(one).filter((letter, at) => letter !== other[at]).length === 1;
}

/** A function that returns the names of a kind's objects in a namespace, cached for each namespace. */
export function namesOf(
  inventory: Inventory,
  kind: string,
  isUsed: (namespace: string, name: string) => boolean,
): (namespace: string | undefined) => Names {
  const manifests = groupBy(inventory.byKind(kind), ({ namespace }) => namespaceKey(namespace));
  const made = new Map<string, Names>();
  return (namespace) => {
    const key = namespaceKey(namespace);
    const names =
      made.get(key) ??
      new Names(
        (manifests.get(key) ?? []).map(({ name }) => name),
        (name) => isUsed(key, name),
      );
    made.set(key, names);
    return names;
  };
}

/** The fields of custom resources with the name of the Secret or ConfigMap that they generate; by default, it is their own name. */
const GENERATED_NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Certificate: [['spec', 'secretName']],
  ExternalSecret: [['spec', 'target', 'name']],
  ClusterExternalSecret: [['spec', 'externalSecretName']],
  SealedSecret: [['spec', 'template', 'metadata', 'name']],
  VaultStaticSecret: [['spec', 'destination', 'name']],
  VaultDynamicSecret: [['spec', 'destination', 'name']],
  VaultPKISecret: [['spec', 'destination', 'name']],
  OnePasswordItem: [],
  InfisicalSecret: [['spec', 'managedSecretReference', 'secretName']],
  BitwardenSecret: [['spec', 'secretName']],
  Bundle: [],
};

const GENERATING_KINDS = [...Object.keys(GENERATED_NAMES), 'SecretProviderClass'];

/** The names of Secrets and ConfigMaps that are generated from custom resources among the manifests. */
export const generatedNames = once(({ manifests, survey }: Inventory): ReadonlySet<string> => {
  const names = new Set<string>();
  if (!GENERATING_KINDS.some((kind) => survey.names.has(kind))) return names;
  for (const { kind, name, data } of manifests) {
    const paths = Object.hasOwn(GENERATED_NAMES, kind) ? GENERATED_NAMES[kind] : undefined;
    if (paths !== undefined) {
      names.add(name);
      for (const path of paths) names.add(asString(field(data, ...path)) ?? name);
    }
    if (kind === 'SecretProviderClass') {
      for (const made of asList(field(data, 'spec', 'secretObjects'))) {
        names.add(asString(field(made, 'secretName')) ?? '');
      }
    }
  }
  return names;
});

const FILLED = /inject|autogenerat|replicat|reflect|kubed/i;

/** Whether a controller fills in an object's data, or copies it to other namespaces, as a label or annotation tells. */
export function isFilledByController(manifest: Manifest): boolean {
  if (manifest.kind === 'Secret' && manifest.data['type'] === 'kubernetes.io/service-account-token') return true;
  const { labels, annotations } = manifest.metadata;
  return hasFilledKey(labels) || hasFilledKey(annotations);
}

function hasFilledKey(map: Json | undefined): boolean {
  return Object.keys(map ?? {}).some((key) => FILLED.test(key));
}

/** The ConfigMap that Kubernetes creates in every namespace. */
export const ROOT_CERTIFICATES = 'kube-root-ca.crt';
