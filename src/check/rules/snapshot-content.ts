import { DRIVER } from '../../drivers/names';
import { asString, field, nonEmpty } from '../../inventory/json';
import type { Rule } from '../rule';

const GROUP = 'snapshot.storage.k8s.io';

/** Snapshots and their contents, with the fields that refer to each other. */
const CONTENTS = [
  {
    kind: 'VolumeSnapshot',
    content: 'VolumeSnapshotContent',
    by: 'volumeSnapshotContentName',
    ref: 'volumeSnapshotRef',
  },
  {
    kind: 'VolumeGroupSnapshot',
    content: 'VolumeGroupSnapshotContent',
    by: 'volumeGroupSnapshotContentName',
    ref: 'volumeGroupSnapshotRef',
  },
] as const;

/** A snapshot, and a content that is reserved for one in namespace shop. */
const imported = (name: string, namespace: string): string => `apiVersion: ${GROUP}/v1
kind: VolumeSnapshotContent
metadata:
  name: imported
spec:
  driver: ${DRIVER.awsEbs}
  deletionPolicy: Retain
  source: { snapshotHandle: snap-1 }
  volumeSnapshotRef: { name: before-upgrade, namespace: shop }
---
apiVersion: ${GROUP}/v1
kind: VolumeSnapshot
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  source: { volumeSnapshotContentName: imported }
`;

export const rule: Rule = {
  name: 'snapshot-content-mismatch',
  severity: 'error',
  appliesTo: ['VolumeSnapshotContent', 'VolumeGroupSnapshotContent'],
  summary: 'A snapshot is to be made of a content that is kept for another snapshot.',
  consequence: 'The snapshot is never ready (SnapshotContentMisbound), and nothing can be restored of it.',
  fix: 'Give the snapshot the name and namespace that the content is kept for.',
  see: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
  bad: () => imported('before-upgrade', 'prod'),
  good: () => imported('before-upgrade', 'shop'),
  *check(inventory) {
    for (const { kind, content, by, ref } of CONTENTS) {
      for (const manifest of inventory.byKind(kind)) {
        const name = nonEmpty(field(manifest.spec, 'source', by));
        const kept = name === undefined ? undefined : inventory.find(content, undefined, name)?.spec[ref];
        if (kept === undefined) continue;
        const [keptName, namespace] = [asString(field(kept, 'name')), asString(field(kept, 'namespace'))];
        const isIn = manifest.namespace === undefined || namespace === undefined || manifest.namespace === namespace;
        if (keptName === undefined || (keptName === manifest.name && isIn)) continue;
        yield {
          manifest,
          path: ['spec', 'source', by],
          message: `is to be made of ${content} '${name ?? ''}', which is kept for ${kind} ${namespace === undefined ? '' : `${namespace}/`}${keptName}: it is never ready`,
          fix: `Write metadata: { name: ${keptName}${namespace === undefined ? '' : `, namespace: ${namespace}`} } here, or keep the content for this one: ${ref}.`,
        };
      }
    }
  },
};
