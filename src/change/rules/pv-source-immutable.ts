import { volume } from '../../check/examples';
import { isOlder } from '../../check/version';
import { readPersistentVolume } from '../../inventory/claims';
import { field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Comparison, Pair } from '../comparison';
import { immutableChanges } from '../immutable-changes';
import type { Leaf } from '../leaves';
import { leavesAt } from '../leaves';
import { refusedChange } from '../refusal';
import type { ChangeProblem, ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'pv-source-immutable',
  severity: 'error',
  effect: 'rejected',
  summary: 'A PersistentVolume gets another source, mode or node affinity.',
  consequence: 'The API server refuses the volume: where its files are is fixed when it is made.',
  fix: 'Make a volume of another name, with a claim of another name, and copy the files.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistent-volumes',
  before: () => volume(),
  bad: () => volume({ source: 'nfs: { server: nas-2.example, path: /export/data }' }),
  good: () => volume({ size: '20Gi', more: 'mountOptions: [hard]' }),
  *check(comparison) {
    for (const pair of comparison.keptOf('PersistentVolume')) yield* ofVolume(pair, comparison);
  },
};

function* ofVolume(pair: Pair<Manifest>, { after: { cluster } }: Comparison): Iterable<ChangeProblem> {
  const { before, after } = pair;
  const [old, next] = [readPersistentVolume(before), readPersistentVolume(after)];
  if (old.source !== next.source) {
    const message = `the source changes from ${old.source ?? 'nothing'} to ${next.source ?? 'nothing'}`;
    yield { manifest: after, path: ['spec', next.source ?? old.source ?? ''], message };
  } else if (next.source !== undefined) {
    const path = ['spec', next.source];
    const leaves = leavesAt(pair, path).filter((leaf) => !maySet(leaf));
    if (leaves.length > 0) yield refusedChange(pair, { path, leaves });
  }
  for (const change of immutableChanges(pair)) {
    const isAffinity = change.path[1] === 'nodeAffinity';
    yield refusedChange(pair, change, isAffinity && !isOlder(cluster, '1.35') ? AFFINITY : undefined);
  }
  const path = ['spec', 'volumeAttributesClassName'];
  const [was, is] = [before, after].map(({ data }) => field(data, ...path) ?? undefined);
  if (was !== undefined && is === undefined)
    yield refusedChange(
      pair,
      { path, leaves: [{ path, before: was, after: is }] },
      `Leave ${path.join('.')} as it was, or write another class.`,
    );
}

/** @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-storage/5381-mutable-pv-affinity */
const AFFINITY =
  'Leave the affinity as it was; or make a volume of another name, with a claim of another name, and copy the files. From Kubernetes 1.35 on a cluster takes the change where its alpha feature gate MutablePVNodeAffinity has been switched on.';

/** Whether a changed field of the source may be set if it was unset: only one may. */
function maySet({ path, before }: Leaf): boolean {
  return path[1] === 'csi' && path[2] === 'controllerExpandSecretRef' && (before ?? null) === null;
}
