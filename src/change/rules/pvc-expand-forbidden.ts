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
      const obstacle = obstacleOf(pair, after);
      if (obstacle === undefined) continue;
      const { reason, known, fix } = obstacle;
      yield {
        ...requestOf(pair.after),
        message: `the request grows ${requestChange(pair)}, and ${reason}`,
        ...(fix === undefined ? {} : { fix }),
        ...(known ? {} : { severity: 'warning', effect: 'applied' }),
      };
    }
  },
};

interface Obstacle {
  readonly reason: string;
  /** Whether the manifests or the declared facts decide. */
  readonly known: boolean;
  readonly fix?: string;
}

/** Why a claim can't grow, or may not be able to; undefined if it can. */
function obstacleOf(
  { before, after: { className, storageClass } }: Pair<Claim>,
  after: Inventory,
): Obstacle | undefined {
  const name = className ?? before.className ?? after.defaultClass;
  if (name === '') return { reason: 'claims without a class never grow', known: true, fix: COPY };
  const manifest = storageClass ?? (name === undefined ? undefined : after.find('StorageClass', undefined, name));
  const declared = name === undefined ? undefined : after.declaredClass(name);
  const title = name === undefined ? "the cluster's default class" : `class ${name}`;
  if (manifest === undefined && declared?.allowVolumeExpansion === undefined) {
    if (before.binding.state === 'bound')
      return {
        reason: `only what a class provisions grows, and there is no ${title} among the manifests`,
        known: true,
        fix: COPY,
      };
    // The rule pvc-immutable reports pending claims.
    if (before.binding.state === 'pending' || before.binding.state === 'mismatch') return undefined;
    return {
      reason: `is refused unless ${title} allows it (allowVolumeExpansion: true)`,
      known: false,
      fix: `Look whether it does: kubectl get storageclass${name === undefined ? '' : ` ${name}`}. Say so with --storage-class ${name ?? 'NAME'}=PROVISIONER,POLICY,expand and it isn't asked again.`,
    };
  }
  const allowed =
    manifest === undefined ? declared?.allowVolumeExpansion : field(manifest.data, 'allowVolumeExpansion');
  return allowed === true ? undefined : { reason: `its ${title} doesn't set allowVolumeExpansion`, known: true };
}

const COPY = 'Leave the request as it was; for a larger volume make a claim of another name and copy the files.';
