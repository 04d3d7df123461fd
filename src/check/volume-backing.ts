import type { Driver } from '../drivers/driver';
import { provisionerDriver, sourceDriver } from '../drivers/lookup';
import type { Claim, PersistentVolume } from '../inventory/claims';
import type { Inventory } from '../inventory/inventory';
import type { JsonObject } from '../inventory/json';
import { asObject, asString } from '../inventory/json';
import type { Container, Mount, Volume } from '../inventory/pods';

/** The storage behind a pod's volume, as far as the manifests tell. */
export interface Backing {
  /** Undefined if it isn't known. */
  readonly driver: Driver | undefined;
  /** Whether it is provisioned empty, not copied from a data source. */
  readonly fresh: boolean;
  readonly volume: PersistentVolume | undefined;
  /** The class's parameters. */
  readonly parameters: JsonObject;
}

const UNKNOWN: Backing = { driver: undefined, fresh: false, volume: undefined, parameters: {} };

/** The storage behind a pod's volume. */
export function backingOf(volume: Volume, inventory: Inventory): Backing {
  if (volume.claim !== undefined) return claimBacking(volume.claim, inventory);
  return volume.claimName === undefined ? { ...UNKNOWN, driver: sourceDriver(volume.data) } : UNKNOWN;
}

/** The storage behind a claim. */
export function claimBacking(claim: Claim, inventory: Inventory): Backing {
  const { binding } = claim;
  if (binding.state === 'bound') return volumeBacking(binding.volume);
  if (binding.state !== 'provisioned') return UNKNOWN;
  const declared = binding.className === undefined ? undefined : inventory.declaredClass(binding.className);
  const provisioner = asString(binding.storageClass?.data['provisioner']) ?? declared?.provisioner;
  const copied = claim.spec['dataSource'] ?? claim.spec['dataSourceRef'];
  return {
    driver: provisioner === undefined ? undefined : provisionerDriver(provisioner),
    fresh: copied === undefined,
    volume: undefined,
    parameters: asObject(binding.storageClass?.data['parameters']),
  };
}

function volumeBacking(volume: PersistentVolume): Backing {
  return { driver: sourceDriver(volume.spec), fresh: false, volume, parameters: {} };
}

/** The volume sources whose files can outlive the pod. */
const OUTLIVING_SOURCES = new Set(['persistentVolumeClaim', 'claimTemplate', 'hostPath', 'nfs', 'iscsi', 'fc', 'csi']);

/** Whether a volume's files outlive the pod. */
export function outlivesPod(volume: Volume): boolean {
  if (!OUTLIVING_SOURCES.has(volume.source)) return false;
  return volume.source !== 'csi' || sourceDriver(volume.data)?.endsWithPod === false;
}

/** The writable mounts of a container whose files outlive the pod. */
export function keptMounts({ mounts }: Container): readonly Mount[] {
  return mounts.filter(
    ({ volume, readOnly }) => volume !== undefined && outlivesPod(volume) && !isSystemPath(volume) && !readOnly,
  );
}

/** Whether a hostPath volume is a device, a socket or a virtual file system, which keep no files. */
function isSystemPath({ source, config }: Volume): boolean {
  if (source !== 'hostPath') return false;
  const [type = '', path = ''] = [asString(config['type']), asString(config['path'])];
  return /^(?:Socket|(?:Char|Block)Device)$/.test(type) || /^\/(?:dev|proc|sys)(?:\/|$)|\.sock$/.test(path);
}

/** Whether the storage is a block device that the kubelet formats: its root is owned by root and has `lost+found`. */
export function isDisk({ driver }: Backing): boolean {
  return driver?.kinds.every((kind) => kind === 'block') === true;
}

/** The file system type of a disk; undefined if neither the volume nor the class has one. */
export function fileSystemOf({ volume, parameters }: Backing): string | undefined {
  const parameter = Object.entries(parameters).find(([name]) => /^(?:csi\.storage\.k8s\.io\/)?fstype$/i.test(name));
  return asString(volume?.config['fsType']) ?? asString(parameter?.[1]);
}
