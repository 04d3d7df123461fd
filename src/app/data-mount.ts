import { describe, refuse } from '../construct/construct-path';
import { directoryText, mountOf, versionsOf } from '../images/describe';
import { imageRows } from '../images/lookup';
import type { DataDirectory, ImageRow } from '../images/row';
import { servedSettings } from '../images/serves';
import type { Variables } from '../images/settings';
import { dataPlaces } from '../images/settings';
import { configPaths } from '../images/config-paths';

/** What decides where a container's program keeps its files. */
export interface Program {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Variables;
  /** The mount paths of the container so far. */
  readonly mounted: readonly string[];
}

/** Where to mount a store, and which directory of it. */
export interface DataMount {
  readonly path: string;
  readonly subPath: string | undefined;
}

const GIVE_PATH = "give the path: mount('/path', store)";

/**
 * Where to mount a store for the main directory of the image's program, or for the directory with that name.
 * @throws where the path isn't certain
 */
export function dataMount(constructPath: string, program: Program, name: string | undefined): DataMount {
  const { image } = program;
  const rows = imageRows(image);
  if (rows.length === 0) refuse(constructPath, `mountData does not know the image ${describe(image)}; ${GIVE_PATH}`);
  const mounts = rows.map((row) => ({ row, mount: mountFor(constructPath, row, program, name) }));
  const paths = new Set(mounts.map(({ mount }) => mount.path));
  // A version that needs no subPath works with one, too.
  const subPaths = new Set(mounts.flatMap(({ mount }) => mount.subPath ?? []));
  const [path] = paths;
  if (path === undefined || paths.size > 1 || subPaths.size > 1) {
    const places = mounts.map(({ row, mount }) => `${mount.path} (${versionsOf(row) || 'else'})`);
    refuse(
      constructPath,
      `mountData does not know which version ${describe(image)} is, and they differ: ${places.join(', ')}; write a tag with the version, or ${GIVE_PATH}`,
    );
  }
  const [subPath] = subPaths;
  return { path, subPath };
}

function mountFor(constructPath: string, row: ImageRow, program: Program, name: string | undefined): DataMount {
  const known = `${row.title} has ${row.data.map(directoryText).join(', ') || 'no directory'}`;
  const directory = row.role === 'none' ? undefined : row.data.find((one) => one.name === name);
  if (directory === undefined) {
    const names = row.data.flatMap((one) => one.name ?? []);
    refuse(
      constructPath,
      name === undefined
        ? `mountData knows no directory of its own for ${row.title}: ${known}; ${GIVE_PATH}`
        : `directory ${describe(name)} is not allowed; ${row.title} has ${names.length === 0 ? 'no directory with a name: leave it out' : names.join(', ')}`,
    );
  }
  const settings = servedSettings(row, program, program.env);
  if (settings === undefined)
    refuse(
      constructPath,
      `mountData does not know where the container's own command keeps files: ${known}; ${GIVE_PATH}`,
    );
  const isConfigured = directory.keys !== undefined && row.config !== undefined;
  const isAsGiven = !isConfigured || configPaths(row.config, settings) === row.config.paths;
  const replaced = isConfigured ? program.mounted.find((path) => replacesConfig(path, row)) : undefined;
  if (replaced !== undefined) {
    refuse(
      constructPath,
      `mountData does not know where ${row.title} keeps its files here: what is mounted at ${replaced} may have ${directory.keys?.join(', ') ?? ''}. Known is: ${known}; ${GIVE_PATH}`,
    );
  }
  const places = dataPlaces(row, settings).filter((place) => place.directory === directory);
  const [place] = places;
  if (place?.path === undefined || places.length > 1 || !isAsGiven) {
    refuse(
      constructPath,
      `mountData does not know where ${row.title} keeps its files here: ${reason(directory, isAsGiven, places.length)}. Known is: ${known}; ${GIVE_PATH}`,
    );
  }
  const documented = place.path === directory.path ? mountOf(directory) : undefined;
  const { path, subPath } = documented ?? { path: place.path, subPath: directory.refusesDiskRoot };
  return { path, subPath };
}

/** Whether a mount replaces the program's configuration file. Folders of additional files are left to the checks. */
function replacesConfig(mounted: string, { config, data }: ImageRow): boolean {
  return (config?.paths ?? []).some((file) => {
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (file.includes('*') || data.some(({ path }) => path === folder || path?.startsWith(`${folder}/`) === true))
      return false;
    return mounted === file || mounted === folder;
  });
}

function reason({ variables, keys }: DataDirectory, isAsGiven: boolean, places: number): string {
  if (!isAsGiven) return `a configuration file is named, which may have ${keys?.join(', ') ?? ''}`;
  if (places > 1) return 'several directories are given';
  return variables === undefined ? 'no directory is given' : `${variables.join(' or ')} is not known`;
}
