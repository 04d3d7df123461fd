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

/** The label that selects the pods of a workload. */
export const LABEL = 'cdk8s-stateful/workload';

/** A row of the survival table, and why it can't be tried; undefined where it can. */
export interface StagedRow {
  readonly row: SurvivalRow;
  readonly untried: string | undefined;
}

/** A workload, with the manifest to apply. */
export interface StagedWorkload {
  /** The value of `LABEL`. */
  readonly id: string;
  readonly workload: Workload;
  readonly object: JsonObject;
}

/** An app, with the manifests to apply in a new namespace. */
export interface Staged {
  readonly namespace: string;
  readonly rows: readonly StagedRow[];
  readonly workloads: readonly StagedWorkload[];
  /** All manifests, workloads last. */
  readonly objects: readonly JsonObject[];
  /** The manifests without those that a deploy tool keeps when the app is deleted. */
  readonly deletedWithApp: readonly JsonObject[];
}

export interface StageOptions {
  readonly namespace: string;
  /** The image that replaces those of all containers; undefined: they keep their own. */
  readonly image: string | undefined;
}

/** Prepares an app for a new namespace: volumes that depend on anything outside of it become emptyDirs. */
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

/** Kinds that pods need, apart from claims. */
const COMPANIONS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'ServiceAccount', 'Service']);

/** The manifest to apply; Services get no address or port outside of the cluster. */
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

/** An object in another namespace, without annotations and status. */
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

/** A copy of an object with another value at a path. */
function changed(object: JsonObject, [step, ...rest]: FieldPath, value: JsonObject[string]): JsonObject {
  if (step === undefined) return asObject(value);
  return { ...object, [step]: rest.length === 0 ? value : changed(asObject(object[step]), rest, value) };
}
