import { volume } from '../../check/examples';
import { readPersistentVolume } from '../../inventory/claims';
import type { Manifest } from '../../inventory/manifest';
import type { Pair } from '../comparison';
import { isSame } from '../equal';
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
    for (const pair of comparison.keptOf('PersistentVolume')) yield* ofVolume(pair);
  },
};

function* ofVolume({ before, after }: Pair<Manifest>): Iterable<ChangeProblem> {
  const [old, next] = [readPersistentVolume(before), readPersistentVolume(after)];
  if (old.source !== next.source) {
    const message = `the source changes from ${old.source ?? 'none'} to ${next.source ?? 'none'}`;
    yield { manifest: after, path: ['spec', next.source ?? old.source ?? ''], message };
  } else if (next.source !== undefined && !isSame(old.config, next.config)) {
    yield { manifest: after, path: ['spec', next.source], message: `the source ${next.source} changes` };
  }
  if (old.volumeMode !== next.volumeMode) {
    const message = `volumeMode changes from ${old.volumeMode} to ${next.volumeMode}`;
    yield { manifest: after, path: ['spec', 'volumeMode'], message };
  }
  const { nodeAffinity } = old.spec;
  if (nodeAffinity !== undefined && !isSame(nodeAffinity, next.spec['nodeAffinity']))
    yield { manifest: after, path: ['spec', 'nodeAffinity'], message: 'nodeAffinity changes, and it was set already' };
}
