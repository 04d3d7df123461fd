import type { Claim } from './claims';
import { readClaim } from './claims';
import type { ClusterFacts } from './cluster';
import type { Draft, DraftVolume } from './containers';
import { readContainers } from './containers';
import { asList, asNumber, asObject, asString, asStringMap, field } from './json';
import { addTo, EMPTY } from './lists';
import type { Manifest } from './manifest';
import type { FieldPath } from './path';
import { podSetOf } from './pod-set';
import type { Pod, Volume, Workload, WorkloadKind } from './pods';
import { readVolumes } from './volumes';

/** The group of a workload kind, and the paths of its pods' metadata and spec. */
interface Template {
  readonly group: string;
  readonly metadataPath: FieldPath;
  readonly path: FieldPath;
}

function template(group: string, ...path: readonly string[]): Template {
  return { group, metadataPath: [...path, 'metadata'], path: [...path, 'spec'] };
}

const TEMPLATES: ReadonlyMap<string, Template> = new Map([
  ['Pod', template('')],
  ['ReplicationController', template('', 'spec', 'template')],
  ['Deployment', template('apps', 'spec', 'template')],
  ['ReplicaSet', template('apps', 'spec', 'template')],
  ['StatefulSet', template('apps', 'spec', 'template')],
  ['DaemonSet', template('apps', 'spec', 'template')],
  ['Job', template('batch', 'spec', 'template')],
  ['CronJob', template('batch', 'spec', 'jobTemplate', 'spec', 'template')],
]);

export type DraftClaim = Draft<Claim> & { users: Volume[] };

/** A workload with its pods, linked to the claims of its own templates; the inventory links other claims. */
export interface ReadWorkload {
  readonly workload: Workload;
  readonly volumes: readonly DraftVolume[];
  readonly claims: readonly DraftClaim[];
}

export function isWorkload({ group, kind }: Manifest): boolean {
  return TEMPLATES.get(kind)?.group === group;
}

export function readWorkload(
  manifest: Manifest,
  autoscalers: readonly Manifest[],
  cluster: ClusterFacts,
): ReadWorkload {
  const { metadataPath, path } = TEMPLATES.get(manifest.kind) ?? template(manifest.group);
  const metadata = asObject(field(manifest.data, ...metadataPath));
  const pod = {
    manifest,
    metadataPath,
    path,
    labels: asStringMap(metadata['labels']),
    annotations: asStringMap(metadata['annotations']),
    spec: asObject(field(manifest.data, ...path)),
    containers: EMPTY,
    volumes: EMPTY,
  } as Partial<Draft<Pod>> as Draft<Pod>;
  const workload: Draft<Workload> = {
    kind: manifest.kind as WorkloadKind,
    manifest,
    pod,
    pods: podSetOf(manifest, pod, autoscalers, cluster),
    autoscalers,
    claimTemplates: EMPTY,
  };
  pod.workload = workload;
  const templates = workload.kind === 'StatefulSet' ? readTemplates(workload) : EMPTY;
  workload.claimTemplates = templates;
  const volumes = mergeVolumes(pod, templates);
  pod.volumes = volumes;
  pod.containers = readContainers(pod, volumes);
  const ephemeral = readEphemeral(workload, volumes);
  return { workload, volumes, claims: ephemeral.length === 0 ? templates : [...templates, ...ephemeral] };
}

function readTemplates(workload: Workload): readonly DraftClaim[] {
  const { manifest, pods } = workload;
  return asList(manifest.spec['volumeClaimTemplates']).map((item, index) => {
    const data = asObject(item);
    const name = asString(field(data, 'metadata', 'name')) ?? '';
    return readClaim('template', manifest, ['spec', 'volumeClaimTemplates', index], data, {
      workload,
      name,
      count: pods.max,
    });
  });
}

/** The volumes of a pod and of claim templates, which replace pod volumes of the same name. */
function mergeVolumes(pod: Pod, templates: readonly DraftClaim[]): readonly DraftVolume[] {
  if (templates.length === 0) return readVolumes(pod);
  const made = templates.map((claim): DraftVolume => {
    const volume: DraftVolume = {
      pod,
      path: claim.path,
      data: asObject(field(claim.manifest.data, ...claim.path)),
      name: claim.name,
      source: 'claimTemplate',
      sources: ['claimTemplate'],
      config: {},
      mounts: EMPTY,
      devices: EMPTY,
      claimName: undefined,
      claim,
      readOnly: false,
      configs: EMPTY,
    };
    claim.users = addTo(claim.users, volume);
    return volume;
  });
  const names = new Set(templates.map((claim) => claim.name));
  return [...readVolumes(pod).filter((volume) => !names.has(volume.name)), ...made];
}

/** The claim templates of generic ephemeral volumes. */
function readEphemeral(workload: Workload, volumes: readonly DraftVolume[]): readonly DraftClaim[] {
  return volumes
    .filter((volume) => volume.source === 'ephemeral')
    .map((volume) => {
      const path = [...volume.path, 'ephemeral', 'volumeClaimTemplate'];
      const data = asObject(volume.config['volumeClaimTemplate']);
      const claim = readClaim('ephemeral', workload.manifest, path, data, {
        workload,
        name: volume.name,
        count: workload.pods.max,
      });
      claim.users = addTo(claim.users, volume);
      volume.claim = claim;
      return claim;
    });
}

/** The first ordinal of a StatefulSet's pods. */
export function firstOrdinal(manifest: Manifest): number {
  return asNumber(field(manifest.spec, 'ordinals', 'start')) ?? 0;
}
