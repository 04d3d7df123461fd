import { claim, deployment, documents, volume } from '../../check/examples';
import { mountOf, otherWriter } from '../mount-problem';
import type { ChangeRule } from '../rule';

const onServer = (path: string): string =>
  deployment().replace('persistentVolumeClaim: { claimName: data }', `nfs: { server: nas.example, path: ${path} }`);

export const rule: ChangeRule = {
  name: 'store-changed',
  severity: 'warning',
  effect: 'orphaned',
  summary: 'A path is on another store.',
  consequence: 'The app starts with what is there; the files that it had stay where they are.',
  fix: 'Copy the files before the new pods start.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  before: () => onServer('/export/data'),
  bad: () => onServer('/export/files'),
  good: () => documents(volume(), claim({ more: 'volumeName: data-volume' }), deployment()),
  *check(comparison) {
    for (const change of comparison.mounts('store')) {
      const { from, to, mount } = change;
      yield {
        ...mountOf(change, `${mount.mountPath} was on ${from.bytes.store}, and is on ${to.bytes.store} now`),
        ...(from.bytes.life === 'claim' && otherWriter(change, comparison) === undefined ? { severity: 'error' } : {}),
      };
    }
  },
};
