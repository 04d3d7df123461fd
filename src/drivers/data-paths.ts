import { DataPath, KNOWN_IMAGES, KnownImage } from './images';

/** Environment variables by name. One whose value isn't known is there with undefined. */
export type Variables = Pick<ReadonlyMap<string, string | undefined>, 'has' | 'get'>;

/** What a container says that can move its data. */
export interface DataSettings {
  readonly env?: Variables;
  /** Command and arguments, one after the other. */
  readonly args?: readonly string[];
}

/**
 * The rows that an image such as `docker.io/library/postgres:16.4-alpine` may be: one, or none where nothing is known
 * of it; several where versions differ and the tag doesn't tell which it is.
 */
export function knownImages(image: string): readonly KnownImage[] {
  const { repository, major } = parse(image);
  return KNOWN_IMAGES.filter(
    (row) => row.repositories.includes(repository) && (major === undefined || covers(row, major)),
  );
}

/** The directories that an image keeps its files in; undefined in place of one that isn't known from the manifest. */
export function dataPaths(image: KnownImage, { env = new Map(), args = [] }: DataSettings): (string | undefined)[] {
  return image.data.map((data) => fromFlag(data, args) ?? fromVariable(data, env));
}

/** Directories in which nothing but a database keeps its files. */
export const DATABASE_PATHS: ReadonlySet<string> = new Set(
  KNOWN_IMAGES.filter(({ role }) => role === 'database')
    .flatMap(({ data }) => data.map(({ path }) => path ?? ''))
    .filter((path) => path.lastIndexOf('/') > 0),
);

/** The name of an image without its registry, owner and tag: `postgres`. */
export function imageName(image: string): string {
  const { repository } = parse(image);
  return repository.slice(repository.lastIndexOf('/') + 1);
}

/** What an image's files are to the app, with the arguments that it is started with. */
export function roleOf({ role, durableFlag }: KnownImage, args: readonly string[]): KnownImage['role'] {
  return durableFlag !== undefined && valueOf(durableFlag, args) === 'yes' ? 'database' : role;
}

function covers({ from = 0, to = Infinity }: KnownImage, major: number): boolean {
  return from <= major && major <= to;
}

function fromFlag({ flag }: DataPath, args: readonly string[]): string | undefined {
  const value = flag === undefined ? undefined : valueOf(flag, args);
  return value?.startsWith('/') === true ? value : undefined;
}

function valueOf(flag: string, args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  return args[at] === flag ? args[at + 1] : args[at]?.slice(flag.length + 1);
}

function fromVariable({ path, variable, variableIn }: DataPath, env: Variables) {
  if (variable === undefined || !env.has(variable)) return path;
  const value = env.get(variable);
  if (value === undefined || value === '') return undefined;
  if (variableIn !== undefined) return `${variableIn}/${value}`;
  return value.startsWith('/') ? value : undefined;
}

/** Docker's reading of an image: a first part with a dot, a colon or `localhost` is a registry. Mirrors keep `library/`. */
function parse(image: string): { repository: string; major: number | undefined } {
  const [name = ''] = image.split('@');
  const parts = name.split('/');
  const first = parts[0] ?? '';
  const local = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost') ? parts.slice(1) : parts;
  const [last = '', tag = ''] = (local.at(-1) ?? '').split(':');
  const repository = [...local.slice(0, -1), last].join('/').replace(/^(?:.*\/)?library\//, '');
  const major = /^v?(\d+)(?:[.-]|$)/.exec(tag)?.[1];
  return { repository, major: major === undefined ? undefined : Number(major) };
}
