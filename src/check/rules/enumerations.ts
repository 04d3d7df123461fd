import { AccessMode, HostPathType, ReclaimPolicy, VolumeBindingMode, VolumeMode } from '../../api/enums';
import { nearest } from '../../api/nearest';
import type { Inventory } from '../../inventory/inventory';
import type { Json } from '../../inventory/json';
import { asList, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import { unusualModes } from '../access-modes';
import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim, sampleClass, samplePod, SIZE } from '../samples';

/** The value of an enumeration field. */
interface Choice {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly value: Json | undefined;
  readonly allowed: readonly string[];
}

const ACCESS_MODES = Object.values(AccessMode);
const VOLUME_MODES = Object.values(VolumeMode);
const HOST_PATH_TYPES = Object.values(HostPathType);
const RECLAIM_POLICIES = Object.values(ReclaimPolicy);
const BINDING_MODES = Object.values(VolumeBindingMode);

interface Enumeration extends Pick<Rule, 'name' | 'appliesTo' | 'summary' | 'see' | 'bad' | 'good'> {
  readonly choices: (inventory: Inventory) => Iterable<Choice>;
}

/** The rule of an enumeration; values are case-sensitive. */
function enumerationRule({ choices, ...rule }: Enumeration): Rule {
  return {
    ...rule,
    severity: 'error',
    consequence: 'The API server refuses the object.',
    fix: 'Write one of the words that the field takes, with its upper-case letters.',
    *check(inventory) {
      for (const { manifest, path, value, allowed } of choices(inventory)) {
        if (typeof value !== 'string' || allowed.includes(value)) continue;
        const meant = nearest(value, allowed);
        const correction = { path, value: meant ?? '' };
        const fix =
          correction.value === '' ? {} : { fix: `Did you mean ${correction.value}?`, correction, edit: correction };
        const words = allowed.map((word) => (word === '' ? '""' : word)).join(', ');
        const name = path.findLast((step) => typeof step === 'string') ?? '';
        const message = `${name} '${value}' is not one of ${words}: the API server refuses it`;
        yield { manifest, path, message, ...fix };
      }
    },
  };
}

/** The claims, claim templates and volumes. */
function* storage({
  claims,
  persistentVolumes,
}: Inventory): Generator<{ manifest: Manifest; path: FieldPath; spec: Json }> {
  for (const { manifest, path, spec } of claims) yield { manifest, path: [...path, 'spec'], spec };
  for (const { manifest, spec } of persistentVolumes) yield { manifest, path: ['spec'], spec };
}

const volume = (type: string): string =>
  samplePod(
    'volumeMounts:\n  - { name: logs, mountPath: /var/log/host, readOnly: true }',
    `volumes:\n  - { name: logs, hostPath: { path: /var/log, type: ${type} } }\nnodeName: node-1`,
  );

export const rules: readonly Rule[] = [
  enumerationRule({
    name: 'bad-volume-mode',
    appliesTo: ['volumeMode'],
    summary: 'A volume mode that is neither Filesystem nor Block.',
    see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode',
    bad: () => sampleClaim([CLASS, MODES, SIZE, 'volumeMode: FileSystem'].join('\n')),
    good: () => sampleClaim([CLASS, MODES, SIZE, 'volumeMode: Filesystem'].join('\n')),
    *choices(inventory) {
      for (const { manifest, path, spec } of storage(inventory)) {
        yield {
          manifest,
          path: [...path, 'volumeMode'],
          value: field(spec, 'volumeMode'),
          allowed: VOLUME_MODES,
        };
      }
    },
  }),
  enumerationRule({
    name: 'bad-access-mode',
    appliesTo: ['accessModes'],
    summary: 'An access mode that is none of the four, in full words.',
    see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    bad: () => sampleClaim([CLASS, 'accessModes: [RWO]', SIZE].join('\n')),
    good: () => sampleClaim([CLASS, 'accessModes: [ReadWriteOnce]', SIZE].join('\n')),
    *choices(inventory) {
      for (const { manifest, path, value: modes } of unusualModes(inventory)) {
        for (const [index, value] of asList(modes).entries()) {
          yield { manifest, path: [...path, index], value, allowed: ACCESS_MODES };
        }
      }
    },
  }),
  enumerationRule({
    name: 'bad-reclaim-policy',
    appliesTo: ['persistentVolumeReclaimPolicy', 'reclaimPolicy'],
    summary: 'A reclaim policy that does not exist, or that a StorageClass can not have.',
    see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
    bad: () => sampleClass('reclaimPolicy: Recycle'),
    good: () => sampleClass('reclaimPolicy: Retain'),
    *choices({ persistentVolumes, storageClasses }) {
      for (const { manifest, spec } of persistentVolumes) {
        const name = 'persistentVolumeReclaimPolicy';
        yield { manifest, path: ['spec', name], value: spec[name], allowed: RECLAIM_POLICIES };
      }
      for (const manifest of storageClasses) {
        const value = manifest.data['reclaimPolicy'];
        yield { manifest, path: ['reclaimPolicy'], value, allowed: [ReclaimPolicy.RETAIN, ReclaimPolicy.DELETE] };
      }
    },
  }),
  enumerationRule({
    name: 'bad-hostpath-type',
    appliesTo: ['hostPath'],
    summary: 'A hostPath type that does not exist; the letters and their case count.',
    see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types',
    bad: () => volume('directory'),
    good: () => volume('Directory'),
    *choices({ volumes, persistentVolumes }) {
      for (const volume of volumes) {
        const { pod, data } = volume;
        const value = field(data, 'hostPath', 'type');
        if (value === undefined) continue;
        yield { manifest: pod.manifest, path: [...volume.path, 'hostPath', 'type'], value, allowed: HOST_PATH_TYPES };
      }
      for (const { manifest, spec } of persistentVolumes) {
        const value = field(spec, 'hostPath', 'type');
        if (value === undefined) continue;
        yield { manifest, path: ['spec', 'hostPath', 'type'], value, allowed: HOST_PATH_TYPES };
      }
    },
  }),
  enumerationRule({
    name: 'bad-binding-mode',
    appliesTo: ['volumeBindingMode'],
    summary: 'A volume binding mode that is neither Immediate nor WaitForFirstConsumer.',
    see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode',
    bad: () => sampleClass('reclaimPolicy: Retain\nvolumeBindingMode: WaitForConsumer'),
    good: () => sampleClass('reclaimPolicy: Retain\nvolumeBindingMode: WaitForFirstConsumer'),
    *choices({ storageClasses }) {
      for (const manifest of storageClasses) {
        const name = 'volumeBindingMode';
        yield { manifest, path: [name], value: manifest.data[name], allowed: BINDING_MODES };
      }
    },
  }),
];
