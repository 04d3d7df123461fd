import type { Claim } from '../inventory/claims';
import { deployMark } from '../inventory/deploy-marks';
import type { Inventory } from '../inventory/inventory';
import type { JsonObject } from '../inventory/json';
import { asList, asObject, asString, isObject, withoutFields } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import type { Volume, Workload } from '../inventory/pods';
import { survivalTable } from '../survival/table';
import type { SurvivalRow } from '../survival/table';
import { whyUntried } from './untried';
import { writerPod } from './writer';

/** The label by which the pods of a workload are found again. */
export const LABEL = 'cdk8s-stateful/workload';

/** A row of the survival table, and why it can't be tried. */
export interface StagedRow {
  readonly row: SurvivalRow;
  readonly untried: string | undefined;
}

/** A workload as it is applied. */
export interface StagedWorkload {
  /** The value of its pods' label. */
  readonly id: string;
  readonly workload: Workload;
  readonly object: JsonObject;
}

/** An app as it is applied in a namespace of its own. */
export interface Staged {
  readonly namespace: string;
  readonly rows: readonly StagedRow[];
  readonly workloads: readonly StagedWorkload[];
  /** All of it, workloads last. */
  readonly objects: readonly JsonObject[];
  /** What a deploy tool leaves when the app is deleted isn't among these. */
  readonly deletedWithApp: readonly JsonObject[];
}

export interface StageOptions {
  readonly namespace: string;
  /** The image of writers; undefined: all containers stay what they are. */
  readonly image: string | undefined;
}

/** An app without all that is outside of a namespace: volumes that can't be tried are empty directories. */
export function stage(inventory: Inventory, { namespace, image }: StageOptions): Staged {
  const replaced = new Map<Volume, string>();
  for (const { volumes } of inventory.pods)
    for (const volume of volumes)
      for (const use of [...volume.mounts, ...volume.devices]) {
        const why = whyUntried(use, inventory);
        if (why !== undefined) replaced.set(volume, why);
      }
  const workloads = inventory.workloads
    .filter((workload) => whyNotStaged(workload) === undefined)
    .map((workload, index) => ({
      id: `w${index}`,
      workload,
      object: stagedWorkload(workload, replaced, { id: `w${index}`, namespace, image }),
    }));
  const rows = survivalTable(inventory).map((row) => ({ row, untried: whyRowUntried(row, replaced, image) }));
  const needed = [
    ...neededClaims(inventory, replaced),
    ...inventory.manifests.filter(({ kind }) => COMPANIONS.has(kind)),
  ];
  const staged = [
    ...needed.map((manifest) => ({ manifest, object: placed(companion(manifest), namespace) })),
    ...workloads.map(({ workload, object }) => ({ manifest: workload.manifest, object })),
  ];
  return {
    namespace,
    rows,
    workloads,
    objects: staged.map(({ object }) => object),
    deletedWithApp: staged
      .filter(({ manifest }) => deployMark(manifest, 'kept-with-app') === undefined)
      .map(({ object }) => object),
  };
}

/** What pods need beside claims. */
const COMPANIONS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'ServiceAccount', 'Service']);

/** Services stay inside. */
function companion({ kind, data }: Manifest): JsonObject {
  if (kind !== 'Service') return data;
  const { clusterIP, ports, selector } = asObject(data['spec']);
  const plainPorts = asList(ports)
    .filter(isObject)
    .map((port) => withoutFields(port, 'nodePort'));
  const headless = clusterIP === 'None' ? { clusterIP } : {};
  return { ...data, spec: { ...headless, ...(selector === undefined ? {} : { selector }), ports: plainPorts } };
}

function whyNotStaged({ kind, manifest, pods }: Workload): string | undefined {
  if (kind === 'CronJob') return "a CronJob's pods begin at their own time";
  if (manifest.name === '') return 'the workload has no name';
  return pods.max === 0 ? 'the workload has no replicas' : undefined;
}

function whyRowUntried(
  { workload, container, mount }: SurvivalRow,
  replaced: ReadonlyMap<Volume, string>,
  image: string | undefined,
): string | undefined {
  if (container.kind === 'init') return 'an init container has ended when files are looked for';
  if (mount !== undefined && image === undefined && 'devicePath' in mount) return "the device is the program's own";
  return whyNotStaged(workload) ?? (mount?.volume && replaced.get(mount.volume));
}

function neededClaims(inventory: Inventory, replaced: ReadonlyMap<Volume, string>): readonly Manifest[] {
  const used = inventory.volumes.filter((volume) => !replaced.has(volume)).flatMap(({ claim }) => claim ?? []);
  return [...new Set(used.filter(({ kind }) => kind === 'claim').map(({ manifest }) => manifest))];
}

interface Placement extends StageOptions {
  readonly id: string;
}

function stagedWorkload(
  workload: Workload,
  replaced: ReadonlyMap<Volume, string>,
  { id, namespace, image }: Placement,
): JsonObject {
  const { manifest, pod, claimTemplates } = workload;
  const lost = new Set(pod.volumes.filter((volume) => replaced.has(volume)));
  const names = new Set([...lost].map(({ name }) => name));
  const volumes = asList(pod.spec['volumes'])
    .filter(isObject)
    .filter(({ name }) => !names.has(asString(name) ?? ''));
  const spec = {
    ...(image === undefined ? pod.spec : writerPod(pod.spec, pod.containers, image)),
    volumes: [...volumes, ...[...names].map((name) => ({ name, emptyDir: {} }))],
  };
  const labelled = { ...asObject(at(manifest.data, pod.metadataPath)), labels: { ...pod.labels, [LABEL]: id } };
  const withPod = changed(changed(manifest.data, pod.path, spec), pod.metadataPath, labelled);
  const kept = claimTemplates.filter((template) => !names.has(template.name)).map(templateData(manifest));
  const whole = claimTemplates.length === 0 ? withPod : changed(withPod, ['spec', 'volumeClaimTemplates'], kept);
  const object = placed(whole, namespace);
  const metadata = asObject(object['metadata']);
  return { ...object, metadata: { ...metadata, labels: { ...asObject(metadata['labels']), [LABEL]: id } } };
}

function templateData({ data }: Manifest): (template: Claim) => JsonObject {
  return ({ path }) => asObject(at(data, path));
}

/** An object in a namespace, without what its deploy tool or a server wrote. */
function placed(data: JsonObject, namespace: string): JsonObject {
  const { name, labels } = asObject(data['metadata']);
  const metadata = { name, namespace, ...(labels === undefined ? {} : { labels }) };
  return { ...withoutFields(data, 'status'), metadata };
}

function at(value: JsonObject, path: FieldPath): JsonObject[string] {
  return path.reduce<JsonObject[string]>(
    (here, step) => (typeof step === 'number' ? asList(here)[step] : asObject(here)[step]),
    value,
  );
}

/** A copy of an object with something else at a path of fields. */
function changed(object: JsonObject, [step, ...rest]: FieldPath, value: JsonObject[string]): JsonObject {
  if (step === undefined) return asObject(value);
  return { ...object, [step]: rest.length === 0 ? value : changed(asObject(object[step]), rest, value) };
}
