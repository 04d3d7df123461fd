import type { Inventory } from '../../inventory/inventory';
import { field, nonEmpty } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { claim, deployment, documents, volume } from '../examples';
import type { Problem, Rule } from '../rule';

const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';

const app = (identity: string): string =>
  documents(
    volume({ more: `claimRef: { namespace: shop, name: data${identity} }` }),
    claim({ namespace: 'shop', more: 'volumeName: data-volume' }),
    deployment({ namespace: 'shop' }),
  );

export const rule: Rule = {
  name: 'server-written-identity',
  appliesTo: ['uid', 'resourceVersion', 'annotations'],
  severity: 'error',
  summary:
    'What the server wrote into an object, as in a dump, is in a manifest: it names objects of another cluster or time.',
  consequence:
    'A claim that is made anew has another uid: it is Lost, or stays Pending, and its volume is Released; with reclaim policy Delete the files are deleted.',
  fix: 'Leave out what the server writes: claimRef.uid and resourceVersion, the pv.kubernetes.io/bind-completed and bound-by-controller annotations, metadata.uid and resourceVersion.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  bad: () => app(', uid: 66666666-7777-4888-8999-aaaaaaaaaaaa'),
  good: () => app(''),
  *check(inventory): Iterable<Problem> {
    for (const volume of inventory.persistentVolumes) yield* ofVolume(volume.manifest, inventory);
    for (const manifest of inventory.byKind('PersistentVolumeClaim')) yield* ofClaim(manifest, inventory);
    for (const manifest of inventory.manifests) yield* ofAny(manifest);
  },
};

function* ofVolume(manifest: Manifest, inventory: Inventory): Iterable<Problem> {
  const uid = nonEmpty(field(manifest.spec, 'claimRef', 'uid'));
  if (uid === undefined) return;
  const [namespace = '', name = ''] = ['namespace', 'name'].map((key) =>
    nonEmpty(field(manifest.spec, 'claimRef', key)),
  );
  const isHere = inventory.find('PersistentVolumeClaim', namespace, name) !== undefined;
  yield {
    manifest,
    path: ['spec', 'claimRef', 'uid'],
    message: `keeps the volume for the claim ${namespace}/${name} that once had uid ${uid}: ${isHere ? 'the claim of these manifests' : 'one that is made anew'} gets another, so the volume is Released${manifest.spec['persistentVolumeReclaimPolicy'] === 'Delete' ? ' and its files are deleted' : ''}, and the claim is never bound to it`,
    fix: 'Leave claimRef.uid and claimRef.resourceVersion out; namespace and name are enough.',
    // In its own cluster, the claim with this uid may still exist.
    severity: isHere ? 'error' : 'warning',
  };
}

function* ofClaim(manifest: Manifest, inventory: Inventory): Iterable<Problem> {
  const present = [BIND_COMPLETED, BOUND_BY_CONTROLLER].filter(
    (annotation) => field(manifest.metadata, 'annotations', annotation) !== undefined,
  );
  const [first] = present;
  if (first === undefined) return;
  const volumeName = nonEmpty(manifest.spec['volumeName']) ?? '';
  const volume = inventory.find('PersistentVolume', undefined, volumeName);
  const ofOther = volume !== undefined && nonEmpty(field(volume.spec, 'claimRef', 'uid')) !== undefined;
  yield {
    manifest,
    path: ['metadata', 'annotations', first],
    message:
      first === BIND_COMPLETED
        ? `says that the claim is bound already, which only the server knows: made anew, it is Lost unless volume '${volumeName}' is there and kept for it`
        : 'says that the controller chose the volume, which it then may take away again when the claim is deleted',
    fix: `Leave ${present.join(' and ')} out of the annotations.`,
    // An existing claim has the annotation already.
    severity: first === BIND_COMPLETED && ofOther ? 'error' : 'warning',
  };
}

function* ofAny(manifest: Manifest): Iterable<Problem> {
  for (const name of ['uid', 'resourceVersion']) {
    if (nonEmpty(manifest.metadata[name]) === undefined) continue;
    yield {
      manifest,
      path: ['metadata', name],
      message: `metadata.${name} is of the object as it once was: where the object is there and has changed, it is refused`,
      fix: `Leave metadata.${name} out.`,
      severity: 'warning',
    };
  }
}
