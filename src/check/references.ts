/** References to what isn't among the manifests: a slip of the pen, or something of the cluster. */
import { nearest } from '../api/nearest';
import type { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import { asList, asString, field } from '../inventory/json';
import { namespaceKey } from '../inventory/manifest';
import type { Manifest } from '../inventory/manifest';
import { groupBy } from './group';
import { once } from './once';

/** More names than this are looked through for a single slip only: among very many, some are near by chance. */
const MANY = 300;

/** The names that a reference to nothing may have meant. */
export class Names {
  /** Those that nothing else refers to. */
  readonly free: readonly string[];
  #slips: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    private readonly all: readonly string[],
    isUsed: (name: string) => boolean,
  ) {
    this.free = all.filter((name) => !isUsed(name));
  }

  /**
   * The name that is most likely meant: nearly the same, and nothing else refers to it; or the same but for one letter
   * left out, doubled or swapped. Names that differ in numbers only are different names.
   */
  meantBy(name: string): string | undefined {
    const isOther = (candidate: string): boolean => !differInNumbers(name, candidate);
    const free =
      name.length > 3 && this.free.length <= MANY
        ? nearest(
            name,
            this.free.filter((candidate) => candidate.length > 3 && isOther(candidate)),
          )
        : undefined;
    if (free !== undefined || name.length < 5) return free;
    this.#slips ??= groupBy(
      this.all.flatMap((candidate) => shortened(candidate).map((text) => ({ text, candidate }))),
      ({ text }) => text,
      ({ candidate }) => candidate,
    );
    for (const text of shortened(name)) {
      const found = this.#slips.get(text)?.find((candidate) => isOther(candidate) && isOneSlip(name, candidate));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** A word, and what is left of it without each one of its letters: two words share one if they are a slip apart. */
function shortened(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

function differInNumbers(one: string, other: string): boolean {
  return one.replace(/\d+/g, '#') === other.replace(/\d+/g, '#');
}

function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length + 1 === long.length) return short.slice(same) === long.slice(same + 1);
  if (short.length !== long.length) return false;
  const swapped = `${short.slice(0, same)}${short[same + 1] ?? ''}${short[same] ?? ''}${short.slice(same + 2)}`;
  return swapped === long;
}

/** The names of one kind's objects in the namespace of a reference, made where they are asked for. */
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

/** Where custom resources say what Secret or ConfigMap they make; without any, it has their own name. */
const MAKERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
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

const MAKING = [...Object.keys(MAKERS), 'SecretProviderClass'];

/** The names of Secrets and ConfigMaps that custom resources among the manifests make. */
export const madeNames = once(({ manifests, survey }: Inventory): ReadonlySet<string> => {
  const names = new Set<string>();
  if (!MAKING.some((kind) => survey.words.has(kind))) return names;
  for (const { kind, name, data } of manifests) {
    const paths = Object.hasOwn(MAKERS, kind) ? MAKERS[kind] : undefined;
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

/** Whether a label or annotation says that something in the cluster fills an object, or copies it to other namespaces. */
export function isFilledLater(manifest: Manifest): boolean {
  if (manifest.kind === 'Secret' && manifest.data['type'] === 'kubernetes.io/service-account-token') return true;
  const { labels, annotations } = manifest.metadata;
  return saysFilled(labels) || saysFilled(annotations);
}

function saysFilled(map: Json | undefined): boolean {
  return Object.keys(map ?? {}).some((key) => FILLED.test(key));
}

/** The ConfigMap that Kubernetes puts into every namespace. */
export const ROOT_CERTIFICATES = 'kube-root-ca.crt';
