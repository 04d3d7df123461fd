import type { Rule } from '../rule';
import { CAPACITY, CLASS, MODES, NFS, sampleVolume } from '../samples';

const base = [CAPACITY, CLASS, MODES].join('\n');

export const rule: Rule = {
  name: 'pv-source-count',
  appliesTo: ['PersistentVolume', 'volumes'],
  severity: 'error',
  severities: 'An error; a warning for a volume of a pod without a source, which becomes an emptyDir.',
  summary: 'A volume that says nothing, or several things, of where its files are.',
  consequence:
    'The API server refuses it; only a volume of a pod becomes an emptyDir where it has no source, and loses its files with the pod.',
  fix: 'Write one source: csi, nfs, hostPath, local, …; in a pod persistentVolumeClaim, emptyDir, configMap, ….',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => sampleVolume(base),
  good: () => sampleVolume(`${base}\n${NFS}`),
  *check({ persistentVolumes, volumes }) {
    for (const { manifest, sources } of persistentVolumes) {
      if (sources.length === 1) continue;
      const message = sources.length === 0 ? 'has no source' : `has several sources (${sources.join(', ')})`;
      yield {
        manifest,
        path: ['spec', ...sources.slice(1, 2)],
        message: `${message}: the API server refuses it`,
        absent: sources.length === 0,
      };
    }
    for (const volume of volumes) {
      const { pod, data, name, sources } = volume;
      if (sources.length > 1) {
        yield {
          manifest: pod.manifest,
          path: volume.path,
          message: `volume ${name} has several sources (${sources.join(', ')}): the API server refuses it`,
        };
      } else if (sources.length === 0 && !('emptyDir' in data)) {
        yield {
          manifest: pod.manifest,
          path: volume.path,
          message: `volume ${name} has no source, so it is an emptyDir: its files are gone with the pod`,
          fix: 'Write emptyDir: {} if that is meant, else the source.',
          severity: 'warning',
          absent: true,
        };
      }
    }
  },
};
