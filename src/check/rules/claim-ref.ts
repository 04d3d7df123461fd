/** Volumes whose claimRef names another claim than the one that is meant. */
import type { Claim, PersistentVolume } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asList, asString, field } from '../../inventory/json';
import { claim, deployment, documents, volume } from '../examples';
import { groupBy } from '../group';
import { Names } from '../references';
import type { Problem, Rule } from '../rule';

const SEE = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume';

const app = (claimRef: string, namespace = ''): string =>
  documents(
    volume({ more: `claimRef: { ${claimRef} }` }),
    claim({ namespace, more: 'volumeName: data-volume' }),
    deployment({ namespace }),
  );

/** Finds the claim that a claimRef is meant for. */
class ClaimIndex {
  readonly #claims: readonly Claim[];
  readonly #names: Names;
  readonly #byVolume: ReadonlyMap<string | undefined, readonly Claim[]>;
  readonly #byName: ReadonlyMap<string, readonly Claim[]>;

  constructor({ claims }: Inventory) {
    this.#claims = claims.filter(({ kind }) => kind === 'claim');
    this.#byVolume = groupBy(this.#claims, ({ volumeName }) => volumeName);
    this.#byName = groupBy(this.#claims, ({ name }) => name);
    this.#names = new Names(
      this.#claims.map(({ name }) => name),
      () => false,
    );
  }

  /** The claim that names the volume, else one of the same or a similar name. */
  for(volume: string, claim: string): Claim | undefined {
    return (
      this.#byVolume.get(volume)?.[0] ??
      this.#byName.get(claim)?.[0] ??
      this.#claims.find(({ name }) => name === this.#names.meantBy(claim)?.name)
    );
  }

  named(name: string): readonly Claim[] {
    return this.#byName.get(name) ?? [];
  }
}

export const rules: readonly Rule[] = [
  {
    name: 'claimref-namespace',
    appliesTo: ['claimRef'],
    severity: 'error',
    severities:
      'An error where claimRef has no namespace, or another claim names the volume; a warning where only a name or a namespace speaks for another claim.',
    summary: "A volume's claimRef has no namespace, or names another claim than the one that asks for the volume.",
    consequence: 'The volume is kept for a claim that does not exist; the one that is meant stays Pending for ever.',
    fix: 'Name the claim in full: claimRef: { namespace: …, name: … }',
    see: SEE,
    bad: () => app('name: data'),
    good: () => app('namespace: default, name: data'),
    *check(inventory): Iterable<Problem> {
      const meant = new ClaimIndex(inventory);
      for (const volume of inventory.persistentVolumes) {
        const { claimRef, manifest, name } = volume;
        // The claimRef names a claim of the inventory.
        if (claimRef === undefined || (claimRef.namespace !== undefined && volume.claim !== undefined)) continue;
        const claim = meant.for(name, claimRef.name);
        const fix = `Write claimRef: { namespace: ${claim?.manifest.namespace ?? '…'}, name: ${claim?.name ?? claimRef.name} }`;
        if (claimRef.namespace === undefined) {
          yield {
            manifest,
            path: ['spec', 'claimRef', 'namespace'],
            message: `claimRef names claim '${claimRef.name}' without a namespace: volume ${name} is kept for a claim that can't exist, and the claim stays Pending`,
            fix,
            correction: {
              path: ['spec', 'claimRef', 'namespace'],
              value: (claim?.name === claimRef.name ? claim.manifest.namespace : undefined) ?? 'default',
            },
          };
        } else if (claim !== undefined && inventory.claimFor(claimRef.namespace, claimRef.name) !== claim) {
          if (lacksNamespace(claim, claimRef)) continue;
          yield {
            manifest,
            path: ['spec', 'claimRef'],
            message: `claimRef keeps volume ${name} for claim ${claimRef.namespace}/${claimRef.name}, but it is ${claimName(claim)} that ${claim.volumeName === name ? 'asks for' : 'seems to be meant for'} it: that claim stays Pending`,
            fix,
            severity: claim.volumeName === name ? 'error' : 'warning',
          };
        }
      }
    },
  },
  {
    name: 'namespace-default-mismatch',
    appliesTo: ['claimRef', 'subjects'],
    severity: 'warning',
    summary: 'A reference with a namespace is to an object whose manifest has none.',
    consequence:
      'The object is created in whatever namespace the manifests are applied to; in any other than the one referred to, the reference leads nowhere and the claim stays Pending.',
    fix: 'Write the namespace on the object that is referred to as well.',
    see: SEE,
    bad: () => app('namespace: storage, name: data'),
    good: () => app('namespace: storage, name: data', 'storage'),
    *check(inventory): Iterable<Problem> {
      const meant = new ClaimIndex(inventory);
      for (const { claimRef, manifest } of inventory.persistentVolumes) {
        if (claimRef === undefined) continue;
        const claim = meant.named(claimRef.name).find((one) => lacksNamespace(one, claimRef));
        if (claim === undefined || inventory.claimFor(claimRef.namespace, claimRef.name) !== claim) continue;
        yield {
          manifest,
          path: ['spec', 'claimRef', 'namespace'],
          message: `claimRef names claim ${claimRef.namespace ?? ''}/${claimRef.name}, but the manifest of claim ${claim.name} has no namespace: applied to any other, the claim stays Pending`,
          fix: `Write namespace: ${claimRef.namespace ?? ''} on claim ${claim.name} and the pods that mount it.`,
          correction: { manifest: claim.manifest, path: ['metadata', 'namespace'], value: claimRef.namespace ?? '' },
        };
      }
      yield* subjectsWithoutNamespace(inventory);
    },
  },
];

/** The name of a claim, after its namespace if the manifest has one. */
function claimName({ manifest, name }: Claim): string {
  return manifest.namespace === undefined ? name : `${manifest.namespace}/${name}`;
}

/** Whether a claimRef has a namespace and the manifest of its claim has none. */
function lacksNamespace(claim: Claim, claimRef: NonNullable<PersistentVolume['claimRef']>): boolean {
  const { namespace, name } = claimRef;
  return (
    claim.name === name && claim.manifest.namespace === undefined && namespace !== undefined && namespace !== 'default'
  );
}

/** Reports subjects of role bindings whose ServiceAccount has no namespace in its manifest. */
function* subjectsWithoutNamespace(inventory: Inventory): Iterable<Problem> {
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const manifest of inventory.byKind(kind)) {
      for (const [index, subject] of asList(manifest.data['subjects']).entries()) {
        const namespace = asString(field(subject, 'namespace'));
        const name = asString(field(subject, 'name')) ?? '';
        if (field(subject, 'kind') !== 'ServiceAccount' || namespace === undefined || namespace === 'default') continue;
        const accounts = inventory.byKind('ServiceAccount').filter((account) => account.name === name);
        if (accounts.length === 0 || accounts.some((account) => account.namespace !== undefined)) continue;
        yield {
          manifest,
          path: ['subjects', index, 'namespace'],
          message: `gives its role to service account ${namespace}/${name}, but the manifest of ${name} has no namespace: applied to any other, its pods get no permission`,
          fix: `Write namespace: ${namespace} on service account ${name} and on the pods that use it.`,
        };
      }
    }
  }
}
