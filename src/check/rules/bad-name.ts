import { dnsLabelProblem, dnsSubdomainProblem, serviceNameProblem } from '../../api/names';
import type { FieldPath } from '../../inventory/path';
import { impossibleReferences } from '../named-objects';
import type { Problem, Rule } from '../rule';
import { samplePod } from '../samples';

/** The check of each kind's names; undefined for a valid name. Names of other kinds aren't checked. */
const NAMES = new Map<string, (name: string) => string | undefined>([
  ...(
    'ConfigMap Secret ServiceAccount Pod PersistentVolumeClaim PersistentVolume StorageClass Deployment ReplicaSet DaemonSet Job CronJob ' +
    'ReplicationController VolumeSnapshot VolumeSnapshotClass VolumeSnapshotContent VolumeAttributesClass CSIDriver'
  )
    .split(' ')
    .map((kind) => [kind, dnsSubdomainProblem] as const),
  ['Namespace', dnsLabelProblem],
  ['Service', serviceNameProblem],
  ['StatefulSet', dnsLabelProblem],
]);

const PATH = ['metadata', 'name'];

/** The maximum length by kind, if it is shorter: a CronJob appends eleven characters to name its Jobs. */
const MAX_LENGTHS: Readonly<Record<string, number>> = { CronJob: 52 };

const pod = (volume: string): string =>
  samplePod(
    `volumeMounts:\n  - { name: ${volume}, mountPath: /var/cache/web }`,
    `volumes:\n  - { name: ${volume}, emptyDir: { sizeLimit: 1Gi } }`,
  );

export const rule: Rule = {
  name: 'bad-name',
  appliesTo: ['kind'],
  severity: 'error',
  summary: 'A name that its kind can not have: upper-case letters, underscores, too many characters, or none.',
  consequence: 'The API server refuses the object, or what it refers to is never there.',
  fix: "Write lower-case letters, digits and '-', beginning and ending with a letter or digit.",
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  bad: () => pod('web_cache'),
  good: () => pod('web-cache'),
  *check(inventory) {
    const { manifests, volumes, containers } = inventory;
    for (const manifest of manifests) {
      const { kind, name } = manifest;
      const check = NAMES.get(kind);
      if (check === undefined) continue;
      if (name === '') {
        if (manifest.metadata['generateName'] === undefined)
          yield {
            manifest,
            path: PATH,
            message: `the ${kind} has no name: the API server refuses it`,
            fix: 'Write metadata.name.',
            absent: true,
          };
        continue;
      }
      const longest = MAX_LENGTHS[kind];
      const problem =
        check(name) ??
        (longest !== undefined && name.length > longest
          ? `is ${name.length} characters long; a ${kind} has at most ${longest}`
          : undefined);
      if (problem !== undefined)
        yield {
          manifest,
          path: PATH,
          message: `the name '${name}' ${problem}; the API server refuses it`,
          ...correctedName(PATH, name, check),
        };
    }
    for (const volume of volumes) {
      const { pod, name, source } = volume;
      const problem = name === '' ? 'is missing' : dnsLabelProblem(name);
      if (problem === undefined) continue;
      const path = [...volume.path, ...(source === 'claimTemplate' ? PATH : ['name'])];
      yield {
        manifest: pod.manifest,
        path,
        message: `the volume's name '${name}' ${problem}; the API server refuses it`,
        ...correctedName(path, name, dnsLabelProblem),
      };
    }
    for (const container of containers) {
      const { pod, name } = container;
      const problem = name === '' ? 'is missing' : dnsLabelProblem(name);
      if (problem !== undefined)
        yield {
          manifest: pod.manifest,
          path: [...container.path, 'name'],
          message: `the container's name '${name}' ${problem}; the API server refuses it`,
        };
    }
    for (const { manifest, path, what, name, problem, consequence } of impossibleReferences(inventory))
      yield { manifest, path, message: `no ${what} can be named '${name}', which ${problem}: ${consequence}` };
  },
};

/** A correction in allowed characters, if the name is valid with them. */
function correctedName(
  path: FieldPath,
  name: string,
  check: (name: string) => string | undefined,
): Pick<Problem, 'correction'> {
  const value = name.toLowerCase().replaceAll('_', '-');
  return name === '' || check(value) !== undefined ? {} : { correction: { path, value } };
}
