import { configPaths } from '../images/config-paths';
import type { ImageRow } from '../images/row';
import type { DataSettings, Variables } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asList, asObject, asString, asStringMap, field } from '../inventory/json';
import type { Container, Mount, Volume } from '../inventory/pods';
import { addKeys, formatOf } from './config-keys';
import { mountOf } from './mount-of';
import { cleanPath, isWithin } from './paths';
import { keptMounts, outlivesPod } from './volume-backing';

/** The content of files by path in a volume; undefined if it isn't known. */
type Files = ReadonlyMap<string, string> | undefined;

/** The keys of a configuration that can't be read: any may be set. */
const UNKNOWN: Variables = { has: () => true, get: () => undefined };

/**
 * The keys that the configuration files of a container's program set, read from ConfigMaps; undefined if the program has no
 * such files, or only those of its image.
 */
export function configKeys(
  container: Container,
  row: ImageRow,
  settings: DataSettings,
  inventory: Inventory,
): Variables | undefined {
  const { config } = row;
  if (config === undefined || !usesKeys(row)) return undefined;
  const paths = configPaths(config, settings);
  if (paths === undefined) return UNKNOWN;
  const keys = new Map<string, string | undefined>();
  let isGiven = false;
  for (const path of paths) {
    const texts = filesAt(container, path, row, inventory);
    // If only the configuration has a volume, the image's own is assumed.
    if (texts === undefined) return keepsOnlyConfig(container, row) ? undefined : UNKNOWN;
    isGiven ||= texts.size > 0;
    for (const [name, text] of texts) {
      if (!addKeys(keys, text, formatOf(name, config.format)) && !containsNoKey(row, text)) return UNKNOWN;
    }
  }
  if (!isGiven) return undefined;
  return config.holdsPath === true && !row.data.some((directory) => directory.keys?.some((key) => keys.has(key)))
    ? UNKNOWN
    : keys;
}

/** Whether a container's persistent volumes are all mounted in the configuration folders of its program. */
export function keepsOnlyConfig(container: Container, { config }: ImageRow): boolean {
  if (config === undefined) return false;
  const folders = config.paths.map((path) => path.slice(0, path.lastIndexOf('/')));
  const kept = keptMounts(container);
  return kept.length > 0 && kept.every(({ mountPath }) => folders.some((folder) => isWithin(mountPath, folder)));
}

/** Whether any key of the configuration matters to a row. */
function usesKeys({ data, durable, elsewhere, keepsNothing = [] }: ImageRow): boolean {
  if ([durable, ...keepsNothing.flat()].some((setting) => setting?.key !== undefined)) return true;
  return data.some(({ keys }) => keys !== undefined) || elsewhere?.keys !== undefined;
}

/** Whether a file that can't be parsed contains the name of none of a row's keys. */
function containsNoKey({ data, elsewhere }: ImageRow, text: string): boolean {
  const keys = [...data.flatMap((directory) => directory.keys ?? []), ...(elsewhere?.keys ?? [])];
  return !keys.some((key) => text.includes(key.slice(key.lastIndexOf('.') + 1)));
}

/** The mounted files at a configuration path, which may have a `*`; undefined if one isn't known. */
function filesAt(container: Container, path: string, { config, data }: ImageRow, inventory: Inventory): Files {
  const star = path.indexOf('*');
  const folder = star < 0 ? path : path.slice(0, star).replace(/\/$/, '');
  const ending = star < 0 ? '' : path.slice(star + 1);
  const mount = mountOf(container, folder);
  const texts = new Map<string, string>();
  if (mount !== undefined) {
    // On the volume of its data, a program has files that no manifest tells.
    const isOwn = mount.volume !== undefined && outlivesPod(mount.volume);
    const isBeside = (own: string): boolean => isWithin(path, own) || isWithin(own, cleanPath(mount.mountPath));
    if (isOwn && data.some((one) => one.path !== undefined && isBeside(one.path))) return texts;
    const files = filesBelow(mount, folder, inventory);
    if (files === undefined) return undefined;
    for (const [name, text] of files) if (name.endsWith(ending)) texts.set(name, text);
  }
  for (const one of container.mounts) {
    const at = cleanPath(one.mountPath);
    if (one === mount || !isWithin(at, folder) || !at.endsWith(ending)) continue;
    const files = filesBelow(one, at, inventory);
    if (files === undefined) return undefined;
    for (const [name, text] of files) texts.set(name, text);
  }
  // A file of the container's arguments that is neither mounted nor the image's default isn't known.
  return texts.size === 0 && config?.paths.includes(path) === false ? undefined : texts;
}

/** The files of a mount at or below a path of the container. */
function filesBelow(
  { volume, mountPath, subPath = '', subPathExpr }: Mount,
  path: string,
  inventory: Inventory,
): Files {
  const files = volume === undefined || subPathExpr !== undefined ? undefined : filesOf(volume, inventory);
  if (files === undefined) return undefined;
  const wanted = cleanPath(`/${subPath}/${cleanPath(path).slice(cleanPath(mountPath).length)}`);
  return new Map([...files].filter(([name]) => isWithin(`/${name}`, wanted)));
}

/** The files of a ConfigMap or projected volume; undefined if a source is another kind of object or not among the manifests. */
function filesOf(volume: Volume, inventory: Inventory): Files {
  if (volume.source !== 'configMap' && volume.source !== 'projected') return undefined;
  const sources =
    volume.source === 'configMap'
      ? [volume.config]
      : asList(volume.config['sources']).map((one) => asObject(field(one, 'configMap')));
  const files = new Map<string, string>();
  for (const source of sources) {
    const use = volume.configs.find(({ kind, name }) => kind === 'ConfigMap' && name === asString(source['name']));
    const object = use === undefined ? undefined : inventory.targetOf(use);
    if (object === undefined) return undefined;
    const values = asStringMap(object.data['data']);
    const items =
      source['items'] === undefined ? Object.keys(values).map((key) => ({ key, path: key })) : asList(source['items']);
    for (const item of items) {
      const text = values[asString(field(item, 'key')) ?? ''];
      if (text !== undefined) files.set(asString(field(item, 'path')) ?? '', text);
    }
  }
  return files;
}
