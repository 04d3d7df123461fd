/** Claims that are cloned from another claim. */
import { DRIVER } from '../../drivers/names';
import type { Claim } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { asObject, asString, field } from '../../inventory/json';
import { mayBeSameNamespace, namespaceTitle } from '../../inventory/namespaces';
import { provisionerOf } from '../backing';
import { claim, deployment, documents, storageClass } from '../examples';
import { isComplete, severityOfMissing } from '../open-world';
import { namesOf } from '../references';
import type { Problem, Rule } from '../rule';

const SEE = 'https://kubernetes.io/docs/concepts/storage/volume-pvc-datasource/';

const app = (source: string, more: Parameters<typeof claim>[0] = {}): string =>
  documents(
    storageClass(),
    storageClass({ name: 'other', provisioner: DRIVER.gcpPersistentDisk }),
    claim({ name: 'uploads' }),
    claim({ name: 'copy', more: `dataSource: { kind: PersistentVolumeClaim, name: ${source} }`, ...more }),
    deployment({ claimName: 'uploads' }),
    deployment({ name: 'copy', claimName: 'copy' }),
  );

interface Clone {
  readonly claim: Claim;
  readonly sourceName: string;
  /** The field with the name of the source. */
  readonly by: 'dataSource' | 'dataSourceRef';
  readonly source: Claim | undefined;
}

function* clones(inventory: Inventory): Iterable<Clone> {
  for (const claim of inventory.claims) {
    for (const by of ['dataSourceRef', 'dataSource'] as const) {
      const reference = asObject(claim.spec[by]);
      const sourceName = asString(reference['name']);
      if (reference['kind'] !== 'PersistentVolumeClaim' || sourceName === undefined) continue;
      const namespace = asString(reference['namespace']);
      if (!mayBeSameNamespace(namespace, claim.manifest.namespace)) continue;
      const source = inventory.claimFor(claim.manifest.namespace, sourceName);
      yield { claim, sourceName, by, source };
      break;
    }
  }
}

function requestOf({ spec }: Claim): string {
  const request = field(spec, 'resources', 'requests', 'storage');
  return typeof request === 'string' || typeof request === 'number' ? String(request) : '';
}

const family: readonly Omit<Rule, 'consequence' | 'see' | 'severity'>[] = [
  {
    name: 'clone-missing-source',
    appliesTo: ['dataSource', 'dataSourceRef'],
    severities:
      "An error where the name is one slip away from a claim's; a warning where the claim is in another namespace; else an info: an error with `cluster: { complete: true }` (`--complete`).",
    summary: 'A claim is to be a copy of a claim that is not there under that name, or is in another namespace.',
    fix: 'Name a claim of the same namespace.',
    bad: () => app('uplods'),
    good: () => app('uploads'),
    *check(inventory): Iterable<Problem> {
      // All claims are candidates: a mounted claim can be cloned, too.
      const namesIn = namesOf(inventory, 'PersistentVolumeClaim', () => false);
      for (const { claim, sourceName, by, source } of clones(inventory)) {
        if (source !== undefined) continue;
        const { manifest } = claim;
        const at = { manifest, path: [...claim.path, 'spec', by, 'name'] };
        const meant = namesIn(manifest.namespace).meantBy(sourceName);
        const elsewhere = inventory.byKind('PersistentVolumeClaim').find(({ name }) => name === sourceName);
        if (elsewhere !== undefined) {
          yield {
            message: `is to be a copy of claim '${sourceName}', which is in ${namespaceTitle(elsewhere.namespace)}: a claim is copied within its namespace only, so this one stays Pending${isComplete(inventory) ? '' : ' unless the cluster has one of that name here'}`,
            severity: severityOfMissing(inventory, 'warning'),
            ...at,
          };
        } else if (meant !== undefined && meant.name !== claim.name) {
          yield {
            message: `is to be a copy of claim '${sourceName}', which isn't among the manifests, but '${meant.name}' is: it stays Pending`,
            fix: `Write name: ${meant.name}`,
            severity: severityOfMissing(inventory, meant.severity),
            ...at,
          };
        } else {
          yield {
            message: `is to be a copy of claim '${sourceName}', which isn't among the manifests: it stays Pending until the cluster has that claim`,
            severity: severityOfMissing(inventory, 'info'),
            ...at,
          };
        }
      }
    },
  },
  {
    name: 'clone-too-small',
    appliesTo: ['dataSource', 'dataSourceRef'],
    summary: 'A claim is to be a copy of a claim that asks for more.',
    fix: 'Ask for at least as much as the source.',
    bad: () => app('uploads', { size: '5Gi' }),
    good: () => app('uploads', { size: '20Gi' }),
    *check(inventory): Iterable<Problem> {
      for (const { claim, source } of clones(inventory)) {
        if (source?.request === undefined || claim.request === undefined || claim.request >= source.request) continue;
        yield {
          manifest: claim.manifest,
          path: [...claim.path, 'spec', 'resources', 'requests', 'storage'],
          message: `asks for ${requestOf(claim)}, but is to be a copy of claim ${source.name} of ${requestOf(source)}: it stays Pending`,
          fix: `Write storage: ${requestOf(source)}, or more.`,
        };
      }
    },
  },
  {
    name: 'clone-other-class',
    appliesTo: ['dataSource', 'dataSourceRef'],
    summary: 'A claim is to be a copy of a claim with another driver or volume mode.',
    fix: 'Use a class of the same driver, and the same volumeMode.',
    bad: () => app('uploads', { className: 'other' }),
    good: () => app('uploads', { className: 'disk' }),
    *check(inventory): Iterable<Problem> {
      for (const { claim, source } of clones(inventory)) {
        if (source === undefined) continue;
        const { manifest, path } = claim;
        const [from, to] = [provisionerOf(source.binding, inventory), provisionerOf(claim.binding, inventory)];
        if (from !== undefined && to !== undefined && from !== to) {
          yield {
            manifest,
            path: [...path, 'spec', 'storageClassName'],
            message: `has class '${claim.className ?? inventory.defaultClass ?? ''}' of ${to}, but is to be a copy of claim ${source.name} of ${from}: a driver copies its own volumes only, so it stays Pending`,
            fix: `Write storageClassName: ${source.className ?? "the source's"}`,
          };
        } else if (claim.volumeMode !== source.volumeMode) {
          yield {
            manifest,
            path: [...path, 'spec', 'volumeMode'],
            message: `has volumeMode ${claim.volumeMode}, but is to be a copy of claim ${source.name} with ${source.volumeMode}: it stays Pending`,
            fix: `Write volumeMode: ${source.volumeMode}`,
          };
        }
      }
    },
  },
];

export const rules: readonly Rule[] = family.map((rule) => ({
  ...rule,
  severity: 'error',
  consequence: 'The copy is never made: the claim stays Pending, and so do its pods.',
  see: SEE,
}));
