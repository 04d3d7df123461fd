import { isLiteral } from './command';
import type { DataDirectory, ImageRow, Role, Setting } from './row';

/** Environment variables by name; one of unknown value is present, and undefined. */
export type Variables = Pick<ReadonlyMap<string, string | undefined>, 'has' | 'get'>;

/** The settings of a container that can change the paths of its data. */
export interface DataSettings {
  readonly env?: Variables;
  /** Command and arguments, concatenated. */
  readonly args?: readonly string[];
  /** The keys of its configuration files, such as `storage.dbPath`; one of unknown value is present, and undefined. */
  readonly keys?: Variables;
}

const NONE: Variables = new Map();

/** The path of a program's directory. */
export interface DataPlace {
  readonly directory: DataDirectory;
  /** Undefined where it isn't known from the settings, or there is none. */
  readonly path: string | undefined;
}

/** The paths of a program's directories with these settings; a directory that is given as a list has several. */
export function dataPlaces(row: ImageRow, settings: DataSettings): readonly DataPlace[] {
  return row.data.flatMap((directory) => pathsOf(directory, settings).map((path) => ({ directory, path })));
}

/** The subPath that a directory needs in the root of a disk with these settings. */
export function diskSubPath(
  { refusesDiskRoot, bearsDiskRoot }: DataDirectory,
  settings: DataSettings,
): string | undefined {
  if (bearsDiskRoot === undefined) return refusesDiskRoot;
  const { args = [], keys } = settings;
  const bears = flagValue(bearsDiskRoot.flag, args) !== undefined || keys?.has(bearsDiskRoot.key) === true;
  return bears ? undefined : refusesDiskRoot;
}

/** The role of a program's files with these settings. */
export function roleOf(row: ImageRow, settings: DataSettings): Role {
  const { durable, keepsNothing = [], role } = row;
  if (keepsNothing.some((kind) => kind.every((setting) => isGiven(setting, settings)))) return 'none';
  if (isElsewhere(row, settings)) return 'cache';
  return durable && isGiven(durable, settings) ? 'database' : role;
}

/** Whether a setting is given, in any of its ways, with the value that it needs. */
function isGiven(setting: Setting, { env = NONE, args = [], keys = NONE }: DataSettings): boolean {
  const { flag, variable, key, value, without } = setting;
  const is = (given: string | undefined): boolean => {
    if (value === undefined && without === undefined) return true;
    const words = expandVariables(given, env)
      ?.split(/[\s,[\]"']+/)
      .filter((word) => word !== '');
    if (words?.every(isLiteral) !== true) return false;
    if (without !== undefined) return !words.some((word) => without.includes(word.replace(/_.*/, '')));
    return words.length === 1 && [value].flat().includes(words[0]);
  };
  return (
    (flag !== undefined && hasFlag(flag, args) && is(flagValue(flag, args))) ||
    (variable !== undefined && env.has(variable) && is(env.get(variable))) ||
    (key !== undefined && keys.has(key) && is(keys.get(key)))
  );
}

/** Expands `${NAME}` and `${NAME:default}` in a value of a configuration file; unknown variables are kept. */
function expandVariables(value: string | undefined, env: Variables): string | undefined {
  return value?.replaceAll(
    /\$\{(\w+)(?::-?([^}]*))?\}/g,
    (written, name: string, otherwise?: string) => (env.has(name) ? env.get(name) : otherwise) ?? written,
  );
}

function hasFlag(flag: string, args: readonly string[]): boolean {
  return args.includes(flag) || flagValue(flag, args) !== undefined;
}

/** How many processes can use the directory at the same time with these settings; undefined: not known. */
export function writersOf(row: ImageRow, settings: DataSettings): ImageRow['writers'] {
  return isElsewhere(row, settings) ? 'many' : row.writers;
}

function isElsewhere({ elsewhere }: ImageRow, { env, args = [], keys }: DataSettings): boolean {
  if (elsewhere?.variables?.some((name) => env?.has(name)) === true) return true;
  if (elsewhere?.flags?.some((flag) => flagValue(flag, args) !== undefined) === true) return true;
  return elsewhere?.keys?.some((name) => keys?.has(name)) === true;
}

function pathsOf(
  directory: DataDirectory,
  { env = NONE, args = [], keys: given = NONE }: DataSettings,
): readonly (string | undefined)[] {
  const { path, flags = [], operandsOf, variables = [], variableIn, keys = [] } = directory;
  for (const flag of flags) {
    const value = flagValue(flag, args);
    if (value !== undefined && value !== '') return listed(value, directory);
  }
  const operands = operandsOf === undefined ? [] : pathsAfter(operandsOf, args);
  if (operands.length > 0) return operands;
  const variable = variables.find((name) => env.has(name));
  if (variable !== undefined) {
    const value = env.get(variable);
    if (value === undefined || value === '') return [undefined];
    if (variableIn !== undefined) return [isLiteral(value) ? `${variableIn}/${value}` : undefined];
    return listed(value, directory);
  }
  const key = keys.find((name) => given.has(name));
  if (key === undefined) return [isOtherwise(directory, args, given) ? directory.otherwise?.path : path];
  return listed(given.get(key) ?? '', directory);
}

function isOtherwise({ otherwise }: DataDirectory, args: readonly string[], keys: Variables): boolean {
  return (
    otherwise !== undefined &&
    (otherwise.flags.some((flag) => args.includes(flag)) || keys.get(otherwise.key) === otherwise.value)
  );
}

/** The directories in a value; undefined in place of one that isn't a path. */
function listed(value: string, { separator, below }: DataDirectory): readonly (string | undefined)[] {
  const parts = separator === undefined ? [value] : value.split(separator).filter((part) => part !== '');
  if (parts.length === 0) return [undefined];
  return parts.map((part) => {
    // Options of a disk follow after a comma: `/disk,medium:ssd;/other`.
    const path = (separator === ';' ? part.replace(/,.*/, '') : part).trim();
    if (!path.startsWith('/') || !isLiteral(path)) return undefined;
    return below === undefined ? path : `${path.replace(/\/+$/, '')}/${below}`;
  });
}

/** The value of `--flag value`, `--flag=value`, or of `key` in `-c key=value`, for the flag `-c key`. */
export function flagValue(flag: string, args: readonly string[]): string | undefined {
  const [option = '', key] = flag.split(' ');
  if (key !== undefined) {
    const given = args.find((arg, i) => arg.startsWith(`${key}=`) && args[i - 1] === option);
    const joined = args.find((arg) => arg.startsWith(`${option}${key}=`));
    return (given ?? joined?.slice(option.length))?.slice(key.length + 1);
  }
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (at < 0) return undefined;
  return args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1);
}

/**
 * The paths after an argument of the command line, also in addresses: `server http://host/data`, `start rocksdb:/data`.
 * Undefined in place of one that isn't literal.
 */
function pathsAfter(word: string, args: readonly string[]): readonly (string | undefined)[] {
  const at = args.indexOf(word);
  if (at < 0) return [];
  return args.slice(at + 1).flatMap((arg, i, rest) => {
    if (takesValue(rest[i - 1])) return [];
    const path = arg.startsWith('/') ? arg : ADDRESS.exec(arg)?.[1];
    if (path !== undefined) return [isLiteral(path) ? path : undefined];
    return arg.startsWith('$') ? [undefined] : [];
  });
}

/** An address, with or without a host. */
const ADDRESS = /^(?:https?:\/\/[^/]+|(?!https?:)[a-z]+:(?:\/\/)?)(\/.*)$/;

function takesValue(arg: string | undefined): boolean {
  return arg?.startsWith('-') === true && !arg.includes('=');
}
