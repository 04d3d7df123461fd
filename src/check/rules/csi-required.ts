import { field, isObject } from '../../inventory/json';
import { isMissing } from '../missing';
import type { Rule } from '../rule';
import { CAPACITY, CLASS, MODES, sampleVolume } from '../samples';

const SECRETS = [
  'controllerPublishSecretRef',
  'nodeStageSecretRef',
  'nodePublishSecretRef',
  'controllerExpandSecretRef',
  'nodeExpandSecretRef',
];

const volume = (more: string): string =>
  sampleVolume(
    [
      CAPACITY,
      CLASS,
      MODES,
      `csi: { driver: csi.example.com, volumeHandle: vol-1, nodePublishSecretRef: { name: login${more} } }`,
    ].join('\n'),
  );

export const rule: Rule = {
  name: 'csi-required',
  appliesTo: ['csi'],
  severity: 'error',
  summary: 'A CSI volume without its driver or handle, or with a Secret that lacks a name or namespace.',
  consequence:
    'The API server refuses it; only a nodeStageSecretRef passes, and the pod then hangs when the volume is mounted.',
  fix: 'Write driver and volumeHandle; a Secret of a PersistentVolume is named with its namespace, for the volume has none.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#csi',
  bad: () => volume(''),
  good: () => volume(', namespace: storage'),
  *check({ persistentVolumes, volumes }) {
    for (const { manifest, spec } of persistentVolumes) {
      const { csi } = spec;
      if (!isObject(csi)) continue;
      for (const name of ['driver', 'volumeHandle']) {
        if (isMissing(csi[name]))
          yield {
            manifest,
            path: ['spec', 'csi', name],
            message: `csi has no ${name}: the API server refuses it`,
            absent: true,
          };
      }
      for (const name of SECRETS) {
        if (!isObject(csi[name])) continue;
        for (const part of ['name', 'namespace']) {
          if (isMissing(field(csi, name, part)))
            yield { manifest, path: ['spec', 'csi', name, part], message: `${name} has no ${part}` };
        }
      }
    }
    for (const volume of volumes) {
      const { pod, data } = volume;
      if (isObject(data['csi']) && isMissing(data['csi']['driver'])) {
        yield {
          manifest: pod.manifest,
          path: [...volume.path, 'csi', 'driver'],
          message: 'csi has no driver: the API server refuses it',
        };
      }
    }
  },
};
