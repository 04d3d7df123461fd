import { claim, documents, storageClass, volume } from '../../check/examples';
import type { Claim } from '../../inventory/claims';
import type { Inventory } from '../../inventory/inventory';
import { field } from '../../inventory/json';
import { growth, requestChange, requestOf } from '../claim-fields';
import type { Pair } from '../comparison';
import type { ChangeRule } from '../rule';

const app = (ofClass: string, size: string): string =>
  documents(ofClass, volume({ size: '50Gi' }), claim({ size, more: 'volumeName: data-volume' }));

export const rule: ChangeRule = {
  name: 'pvc-expand-forbidden',
  severity: 'error',
  effect: 'rejected',
  summary: "A claim asks for more than it did, and its class doesn't allow that.",
  consequence: 'The API server refuses the claim: only classes with allowVolumeExpansion let claims grow.',
  fix: 'Set allowVolumeExpansion: true in the StorageClass, which may be changed at any time, if its driver can expand volumes.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  before: () => app(storageClass(), '10Gi'),
  bad: () => app(storageClass(), '20Gi'),
  good: () => app(storageClass({ more: 'allowVolumeExpansion: true' }), '20Gi'),
  *check({ claims, after }) {
    for (const pair of claims) {
      if (growth(pair) <= 0) continue;
      const reason = whyNot(pair, after);
      if (reason !== undefined)
        yield { ...requestOf(pair.after), message: `the request grows ${requestChange(pair)}, and ${reason}` };
    }
  },
};

/** Why a claim can't grow; undefined where it can, or only the cluster knows. */
function whyNot({ before, after: { className, storageClass } }: Pair<Claim>, after: Inventory): string | undefined {
  const name = className ?? after.defaultClass;
  if (name === undefined) return undefined;
  if (name === '') return 'claims without a class never grow';
  const manifest = storageClass ?? after.find('StorageClass', undefined, name);
  const declared = after.declaredClass(name);
  if (manifest === undefined && declared?.allowVolumeExpansion === undefined)
    return before.binding.state === 'bound'
      ? `only what a class provisions grows, and there is no class ${name} among the manifests`
      : undefined;
  const allowed =
    manifest === undefined ? declared?.allowVolumeExpansion : field(manifest.data, 'allowVolumeExpansion');
  return allowed === true ? undefined : `its class ${name} doesn't set allowVolumeExpansion`;
}
