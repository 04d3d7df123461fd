import { CLOUD_DRIVERS } from './cloud-drivers';
import { CLUSTER_DRIVERS } from './cluster-drivers';
import { AccessModeName, Driver, Topology, VolumeModeName } from './driver';
import { MIGRATED_PLUGINS, MigratedPlugin } from './migrated';
import { VOLUME_SOURCES } from './volume-sources';

/** The parameters of a StorageClass. */
export type Parameters = Readonly<Record<string, unknown>>;

/** All known drivers, one row each. */
export const DRIVERS: readonly Driver[] = [...CLOUD_DRIVERS, ...CLUSTER_DRIVERS, ...VOLUME_SOURCES];

const BY_NAME: ReadonlyMap<string, Driver> = new Map(DRIVERS.map((driver) => [driver.name, driver]));

/** Rook prefixes the names of the Ceph drivers with the namespace of its operator. */
const ROOK_PREFIX = /^[^.]+\.(?=(?:rbd|cephfs)\.)/;

/** The row of a driver, provisioner or built-in volume source; undefined for an unknown one. */
export function driverOf(name: string): Driver | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(ROOK_PREFIX, ''));
}

/** The driver by the key of the volume source: the source itself, or the CSI driver that it migrated to. */
const BY_SOURCE: ReadonlyMap<string, Driver | undefined> = new Map([
  ...MIGRATED_PLUGINS.map(({ source, driver }) => [source, BY_NAME.get(driver ?? '')] as const),
  ...VOLUME_SOURCES.map((driver) => [driver.name, driver] as const),
]);

/** The volume sources of plugins that are no longer built into Kubernetes. */
export const MIGRATED_SOURCES: readonly string[] = MIGRATED_PLUGINS.map(({ source }) => source);

/** A plugin that is no longer built into Kubernetes, by volume source or provisioner. */
export function migratedPlugin(sourceOrProvisioner: string): MigratedPlugin | undefined {
  return MIGRATED_PLUGINS.find(
    ({ source, provisioner }) => source === sourceOrProvisioner || provisioner === sourceOrProvisioner,
  );
}

/** The driver that makes the volumes of a class: the provisioner, or the CSI driver that it migrated to. */
export function provisionerDriver(provisioner: string): Driver | undefined {
  const found = driverOf(provisioner);
  if (found !== undefined) return found.dynamicProvisioning ? found : undefined;
  const driver = migratedPlugin(provisioner)?.driver;
  return driver === undefined ? undefined : driverOf(driver);
}

/** The driver of a PersistentVolume's spec or of a pod's volume: of its `csi` source, or of the source's own key. */
export function sourceDriver(volume: unknown): Driver | undefined {
  if (!isRecord(volume)) return undefined;
  const csi = volume['csi'];
  if (isRecord(csi)) return typeof csi['driver'] === 'string' ? driverOf(csi['driver']) : undefined;
  for (const key in volume) {
    const driver = BY_SOURCE.get(key);
    if (driver !== undefined && isRecord(volume[key])) return driver;
  }
  return undefined;
}

/** Access modes that a driver's volumes can have; undefined: not known. */
export function accessModesOf(
  driver: Driver,
  volumeMode: VolumeModeName,
  parameters: Parameters = {},
): readonly AccessModeName[] | undefined {
  const usual = driver.accessModes[volumeMode];
  if (usual === undefined) return undefined;
  const more = exceptionsFor(driver, parameters).flatMap(({ accessModes }) => accessModes?.[volumeMode] ?? []);
  const modes = new Set([...usual, ...more]);
  // The scheduler restricts a volume to one pod, so every CSI driver with ReadWriteOnce has ReadWriteOncePod.
  if (driver.plugin === 'csi' && modes.has('ReadWriteOnce')) modes.add('ReadWriteOncePod');
  return [...modes];
}

/**
 * Access modes that volumes of any class of the driver can have; undefined: not known. A mode that isn't listed works with
 * no class.
 */
export function possibleAccessModes(driver: Driver, volumeMode: VolumeModeName): readonly AccessModeName[] | undefined {
  const usual = accessModesOf(driver, volumeMode);
  if (usual === undefined) return undefined;
  return [...new Set([...usual, ...(driver.exceptions ?? []).flatMap((one) => one.accessModes?.[volumeMode] ?? [])])];
}

/** The topology of a driver's volumes, for a class with these parameters; undefined: not known. */
export function topologyOf(driver: Driver, parameters: Parameters = {}): Topology | undefined {
  return exceptionsFor(driver, parameters).find(({ topology }) => topology !== undefined)?.topology ?? driver.topology;
}

/** What happens to the files when a volume with reclaim policy Delete loses its claim; undefined: not known. */
export function onDeleteOf(driver: Driver, parameters: Parameters = {}): 'deleted' | 'kept' | undefined {
  return exceptionsFor(driver, parameters).find(({ onDelete }) => onDelete !== undefined)?.onDelete ?? driver.onDelete;
}

/** Whether a pod that moves to another node, or to another zone, can reach its volume; undefined: not known. */
export function followsPod(driver: Driver, to: 'node' | 'zone', parameters: Parameters = {}): boolean | undefined {
  const topology = topologyOf(driver, parameters);
  if (topology === undefined) return to === 'node' && isShared(driver) ? true : undefined;
  return to === 'node' ? topology !== 'node' : topology === 'region' || topology === 'anywhere';
}

/** Whether every volume of the driver is a file system on a server, or a bucket. */
export function isShared(driver: Driver): boolean {
  return driver.kinds.every((kind) => kind === 'shared' || kind === 'bucket');
}

function exceptionsFor(driver: Driver, parameters: Parameters): NonNullable<Driver['exceptions']> {
  return (driver.exceptions ?? []).filter(({ parameter, value }) => {
    const key = Object.keys(parameters).find((name) => name.toLowerCase() === parameter.toLowerCase());
    const given = key === undefined ? undefined : parameters[key];
    return typeof given === 'string' && value.test(given);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
