import { Driver } from '../drivers/driver';
import { isDeletableHostPath } from '../drivers/host-path';
import { isShared, provisionerDriver, sourceDriver, topologyOf } from '../drivers/lookup';
import type { Claim, PersistentVolume } from '../inventory/claims';
import { deployMark, templateMark } from '../inventory/deploy-marks';
import type { Inventory } from '../inventory/inventory';
import { asObject, asString, field } from '../inventory/json';
import type { Device, Mount, Volume } from '../inventory/pods';
import { Bytes, MEMORY, Sharing } from './bytes';
import { zonesOf } from '../inventory/pod-set';
import { reclaimVerdict } from './reclaim';
import { kept, unknown, Verdict } from './verdict';

const NO_CLAIM = kept('there is no claim');

/** Defaults for files that aren't on a claim. */
const UNCLAIMED = {
  size: undefined,
  nodes: undefined,
  restrictsNodes: false,
  reclaim: NO_CLAIM,
  inApp: false,
  keptBy: undefined,
  deletedHow: undefined,
  inNamespace: false,
  perReplica: false,
  noFilesReason: undefined,
};

/** Files in the container's own layer: at a path that no volume covers. */
export function containerLayer(imageVolume?: string): Bytes {
  return {
    ...UNCLAIMED,
    store: imageVolume === undefined ? 'the container itself' : `VOLUME ${imageVolume} of the image, in the container`,
    imageVolume,
    life: 'container',
    sharing: 'this pod',
    site: 'node',
    subject: 'the container',
  };
}

/** Locates the files under a mount, or on a device. */
export function locate(mount: Mount | Device, inventory: Inventory): Bytes {
  const { volume } = mount;
  if (volume === undefined)
    return {
      ...containerLayer(),
      store: `volume ${mount.name}, which the pod doesn't have`,
      noFilesReason: 'the pod has no such volume, and is refused',
    };
  if (volume.claimName !== undefined || volume.claim !== undefined) return claimedBytes(volume, inventory);
  const driver = sourceDriver(volume.data);
  if (volume.source === 'emptyDir') return emptyDirBytes(volume);
  if (volume.source === 'csi') return inlineCsiBytes(volume, driver);
  if (driver?.kinds.includes('projection') === true) return projectedBytes(volume, inventory);
  const store = placeText(volume.source, volume.config);
  return {
    ...UNCLAIMED,
    store,
    life: 'place',
    sharing: sharingOf(driver, []),
    site: driver?.topology,
    subject: store,
  };
}

function emptyDirBytes(volume: Volume): Bytes {
  const memory = volume.config['medium'] === 'Memory';
  const size = text(volume.config['sizeLimit']);
  return {
    ...UNCLAIMED,
    store: memory ? MEMORY : 'emptyDir',
    size,
    life: 'pod',
    sharing: 'this pod',
    site: 'node',
    subject: 'the pod',
  };
}

/** A driver for shared storage mounts existing files; any other creates the volume for the pod. */
function inlineCsiBytes(volume: Volume, driver: Driver | undefined): Bytes {
  const name = asString(volume.config['driver']) ?? 'a CSI driver';
  const store = `inline volume of ${name}`;
  const common = { ...UNCLAIMED, store, subject: store };
  if (driver?.kinds.includes('projection') === true)
    return { ...common, life: 'projection', sharing: 'all pods', site: 'anywhere' };
  if (driver !== undefined && isShared(driver))
    return { ...common, life: 'place', sharing: 'all pods', site: topologyOf(driver) };
  return { ...common, life: 'pod', sharing: 'this pod', site: 'node' };
}

function projectedBytes(volume: Volume, inventory: Inventory): Bytes {
  const sources = volume.configs.map((use) => `${use.kind} ${use.name}`);
  const store = sources.length === 0 ? volume.source : [...new Set(sources)].join(', ');
  return {
    ...UNCLAIMED,
    store,
    life: 'projection',
    sharing: 'all pods',
    site: 'anywhere',
    subject: store,
    inApp: volume.configs.some((use) => inventory.targetOf(use) !== undefined),
    inNamespace: volume.source !== 'image',
  };
}

function claimedBytes(volume: Volume, inventory: Inventory): Bytes {
  const { claim } = volume;
  if (claim === undefined) {
    const store = `claim ${volume.claimName ?? ''}`;
    return {
      ...outsideBytes(store, `what claim ${volume.claimName ?? ''} of the cluster stands on decides`),
      inApp: false,
    };
  }
  const bytes = boundBytes(claim, inventory);
  return {
    ...bytes,
    size: text(field(claim.spec, 'resources', 'requests', 'storage')),
    life: claim.kind === 'ephemeral' ? 'pod-claim' : 'claim',
    sharing: claim.kind === 'claim' ? bytes.sharing : 'this pod',
    perReplica: claim.kind === 'template',
    inApp: claim.kind === 'claim',
    keptBy: claim.kind === 'claim' ? deployMark(claim.manifest, 'kept-with-app')?.text : undefined,
    deletedHow: deletedHow(claim),
  };
}

/** How a claim is deleted with the app, if a mark decides that. */
function deletedHow({ kind, manifest, path }: Claim): string | undefined {
  if (kind === 'template') {
    const mark = templateMark(field(manifest.data, ...path, 'metadata'), 'deleted-with-app');
    return mark === undefined ? undefined : `${mark.text} has ${mark.tool} delete the claims with the app`;
  }
  const mark = kind === 'claim' ? deployMark(manifest, 'confirmed-with-app') : undefined;
  return mark === undefined ? undefined : `the claim is deleted with the app, once that is confirmed (${mark.text})`;
}

/** Locates the files of a claim, apart from its mounts. */
export function boundBytes(claim: Claim, inventory: Inventory): Bytes {
  const name = claimText(claim);
  const { binding } = claim;
  switch (binding.state) {
    case 'bound':
      return volumeBytes(name, claim, binding.volume);
    case 'external':
      return outsideBytes(
        `${name} → volume ${binding.volumeName}`,
        `what volume ${binding.volumeName} of the cluster stands on decides`,
      );
    case 'provisioned':
      return provisionedBytes(name, claim, binding.className, inventory);
    default:
      return { ...outsideBytes(name, ''), noFilesReason: 'the claim never binds, so that no pod starts' };
  }
}

function volumeBytes(claimName: string, claim: Claim, volume: PersistentVolume): Bytes {
  const driver = sourceDriver(volume.spec);
  const store = `${claimName} → volume ${volume.name} → ${placeText(volume.source ?? 'volume', volume.config)}`;
  return {
    ...UNCLAIMED,
    store,
    life: 'claim',
    sharing: sharingOf(driver, claim.accessModes),
    site: siteOfVolume(volume, driver) ?? siteByModes(claim),
    nodes: volume.nodes,
    restrictsNodes: field(volume.spec, 'nodeAffinity', 'required') !== undefined,
    subject: `volume ${volume.name}`,
    reclaim: isDeletedByKubernetes(volume)
      ? unknown('Kubernetes deletes directories below /tmp, but on the node of its controller: which that is decides')
      : reclaimVerdict(volume.reclaimPolicy, driver),
  };
}

/** From where pods can access a volume: by its node affinity, if its driver is unknown. */
function siteOfVolume({ nodes, spec, manifest }: PersistentVolume, driver: Driver | undefined): Bytes['site'] {
  if (nodes !== undefined) return 'node';
  if (driver !== undefined) return topologyOf(driver);
  const zones = zonesOf(field(spec, 'nodeAffinity', 'required'));
  if (zones.length > 0) return zones.length === 1 ? 'zone' : 'region';
  return manifest.live !== undefined && field(spec, 'nodeAffinity') === undefined ? 'anywhere' : undefined;
}

/** Whether Kubernetes itself deletes the directory of a volume when its claim is deleted. */
function isDeletedByKubernetes({ source, config, reclaimPolicy }: PersistentVolume): boolean {
  return source === 'hostPath' && reclaimPolicy === 'Delete' && isDeletableHostPath(asString(config['path']) ?? '');
}

function provisionedBytes(claimName: string, claim: Claim, className: string | undefined, inventory: Inventory): Bytes {
  const manifest =
    claim.storageClass ?? (className === undefined ? undefined : inventory.find('StorageClass', undefined, className));
  const declared = className === undefined ? undefined : inventory.declaredClass(className);
  const title = className === undefined ? "the cluster's default class" : `class ${className}`;
  const provisioner = manifest === undefined ? declared?.provisioner : asString(manifest.data['provisioner']);
  const parameters = asObject(manifest?.data['parameters']);
  const driver = provisioner === undefined ? undefined : provisionerDriver(provisioner);
  const site = driver === undefined ? siteByModes(claim) : topologyOf(driver, parameters);
  return {
    ...UNCLAIMED,
    store: `${claimName} → ${title}`,
    life: 'claim',
    sharing: sharingOf(driver, claim.accessModes),
    site,
    // Provisioners of node-local volumes set their node affinity.
    restrictsNodes: site === 'node',
    subject: title,
    reclaim: classReclaim(title, driver, parameters, {
      known: manifest !== undefined || declared?.reclaimPolicy !== undefined,
      policy: manifest === undefined ? declared?.reclaimPolicy : asString(manifest.data['reclaimPolicy']),
    }),
  };
}

function classReclaim(
  title: string,
  driver: Driver | undefined,
  parameters: Readonly<Record<string, unknown>>,
  { known, policy }: { readonly known: boolean; readonly policy: string | undefined },
): Verdict {
  if (!known)
    return unknown(`the reclaim policy of ${title} decides: Delete, the default, deletes the files; Retain keeps them`);
  return reclaimVerdict(policy ?? 'Delete', driver, parameters);
}

/** Files of a claim or volume that isn't among the manifests. */
function outsideBytes(store: string, decides: string): Bytes {
  return {
    ...UNCLAIMED,
    store,
    life: 'claim',
    sharing: 'all pods',
    site: undefined,
    subject: store,
    reclaim: unknown(decides),
  };
}

/** A ReadWriteMany file system can be accessed from any node. */
function siteByModes(claim: Claim): 'anywhere' | undefined {
  return claim.accessModes.includes('ReadWriteMany') && claim.volumeMode === 'Filesystem' ? 'anywhere' : undefined;
}

function sharingOf(driver: Driver | undefined, accessModes: readonly string[]): Sharing {
  if (accessModes.includes('ReadWriteOncePod')) return 'this pod';
  if (driver !== undefined && isShared(driver)) return 'all pods';
  if (driver?.topology === 'node') return 'pods of one node';
  return accessModes.includes('ReadWriteMany') || accessModes.includes('ReadOnlyMany')
    ? 'all pods'
    : 'pods of one node';
}

function claimText({ kind, name }: Claim): string {
  if (kind === 'template') return `claim template ${name}`;
  return kind === 'ephemeral' ? `claim of the pod (${name})` : `claim ${name}`;
}

/** A volume source in words: its type with its driver, handle, server or path. */
export function placeText(source: string, config: Readonly<Record<string, unknown>>): string {
  const parts = [config['driver'], config['volumeHandle'], config['server'], config['targetPortal'], config['path']];
  const detail = parts.filter((part) => typeof part === 'string').join(' ');
  const known = { hostPath: 'hostPath', local: 'local', nfs: 'NFS', csi: 'CSI', iscsi: 'iSCSI', fc: 'Fibre Channel' }[
    source
  ];
  return `${known ?? source} ${detail}`.trim();
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
