import type { DataDirectory, Fact, FileSystemNeed, ImageRow, ImageUser, Setting, Upgrades } from './row';

/** A fact of a row as text. */
export interface RowFact {
  readonly name: string;
  readonly lines: readonly string[];
  /** Where it is documented. */
  readonly address: string;
}

const NEEDS: Readonly<Record<FileSystemNeed, string>> = {
  owners: 'owners and modes of files (not SMB, not Azure Files over SMB)',
  modes: 'a directory that others may not read, else it refuses to start',
  locks: 'locks that work (not NFS without them)',
  links: 'hard links',
  mmap: 'memory maps',
  local: 'a local file system or a disk: no network file system is supported',
};

/** The versions of a row: `before 18`. */
export function versionsOf({ from, before }: ImageRow): string {
  const range = [from === undefined ? '' : `from ${from}`, before === undefined ? '' : `before ${before}`];
  return range.filter((part) => part !== '').join(', ');
}

/** The facts of a row as text, the most useful first. */
export function factsOf(row: ImageRow): readonly RowFact[] {
  const { sources, volumes, ports, user, needs, writers, firstStart, upgrades, namedAfterHost, elsewhere } = row;
  const facts: RowFact[] = [];
  const add = (name: string, fact: Fact, lines: readonly string[] | undefined): void => {
    if (lines !== undefined && lines.length > 0) facts.push({ name, lines, address: addressOf(row, fact) });
  };
  add('images', 'data', [row.repositories.join(', ')]);
  add('mount', 'data', row.data.flatMap(mountText));
  add('files', 'data', row.role === 'none' ? ['it keeps none'] : row.data.map(directoryText));
  add(
    'moved by',
    'data',
    row.data.flatMap((directory) => moversText(directory, row)),
  );
  add(
    'no files',
    'keepsNothing',
    row.keepsNothing?.map((kind) => `a server with ${kind.map(settingText).join(' and ')} keeps none`),
  );
  add('parts', 'data', row.data.flatMap(partsText));
  add(
    'links',
    'data',
    Object.entries(row.links ?? {}).map(([link, place]) => `a mount at ${link} is one at ${place}`),
  );
  add(
    'root of a disk',
    'refusesDiskRoot',
    row.data.flatMap(({ path, name, mount, refusesDiskRoot }) =>
      refusesDiskRoot === undefined || mount !== undefined
        ? []
        : [
            `${path ?? name ?? 'its directory'} can't be one, for its lost+found: mount it with subPath: ${refusesDiskRoot}`,
          ],
    ),
  );
  add('VOLUME', 'volumes', volumes === undefined ? undefined : [volumes.join(', ') || 'none']);
  add('program', 'home', row.home && [`in ${row.home.join(' and ')}: under a volume there it is hidden`]);
  add('user', 'user', user === undefined ? undefined : [userText(user)]);
  add(
    'file system',
    'needs',
    needs?.map((need) => NEEDS[need]),
  );
  add('writers', 'writers', writers === undefined ? undefined : [writersText(row)]);
  add(
    'elsewhere',
    'writers',
    elsewhere && [`with ${(elsewhere.variables ?? elsewhere.keys ?? []).join(', ')} its database is not here`],
  );
  add(
    'directory name',
    'namedAfterHost',
    namedAfterHost && [hostText(namedAfterHost.directory, namedAfterHost.variable)],
  );
  add(
    'first start',
    'firstStart',
    firstStart?.map(({ variables, instead }) => `${variables.join(', ')}: later ${instead}`),
  );
  add('upgrades', 'upgrades', upgrades && upgradeText(upgrades));
  add(
    'grace period',
    'gracePeriodSeconds',
    row.gracePeriodSeconds === undefined ? undefined : [`terminationGracePeriodSeconds: ${row.gracePeriodSeconds}`],
  );
  add('ports', 'ports', ports === undefined ? undefined : [ports.join(', ')]);
  if (sources.dockerfile !== undefined)
    facts.push({ name: 'Dockerfile', lines: [sources.dockerfile], address: sources.dockerfile });
  return facts;
}

/** Where a fact is documented. */
export function addressOf({ sources }: ImageRow, fact: Fact): string {
  const fromDockerfile = fact === 'volumes' || fact === 'home' || fact === 'user' || fact === 'ports';
  return sources[fact] ?? (fromDockerfile ? sources.dockerfile : undefined) ?? sources.page;
}

/** The mountPath of a directory, and the subPath that it needs. */
export function mountOf({
  path,
  mount,
  refusesDiskRoot,
}: DataDirectory): { path: string; subPath?: string } | undefined {
  const where = mount ?? path;
  if (where === undefined) return undefined;
  return { path: where, ...(refusesDiskRoot === undefined || mount !== undefined ? {} : { subPath: refusesDiskRoot }) };
}

/** How a directory is mounted, as fields of a manifest. */
function mountText(directory: DataDirectory): string[] {
  const mount = directory.role === 'cache' ? undefined : mountOf(directory);
  if (mount === undefined) return [];
  return [`mountPath: ${mount.path}${mount.subPath === undefined ? '' : `, subPath: ${mount.subPath}`}`];
}

/** A directory as text: `/logs (logs, may be lost)`. */
export function directoryText(directory: DataDirectory): string {
  const { name, path, role, variableIn } = directory;
  const what = [name, role === 'cache' ? 'may be lost' : undefined].filter((part) => part !== undefined).join(', ');
  const where = path ?? (variableIn === undefined ? 'none, unless it is given' : `a directory in ${variableIn}`);
  const mount = mountOf(directory);
  const how = mount === undefined || mount.path === path ? '' : `; mount ${mount.path}`;
  return `${where}${what === '' ? '' : ` (${what})`}${how}`;
}

function moversText(
  { name, variables = [], flags = [], keys = [], operandsOf, otherwise }: DataDirectory,
  { config }: ImageRow,
): string[] {
  const movers = [
    ...variables,
    ...flags,
    ...keys.map((key) => `${key} in ${config?.paths[0] ?? 'its configuration file'}`),
    ...(operandsOf === undefined ? [] : [`paths after ${operandsOf}`]),
    ...(otherwise === undefined ? [] : [`${otherwise.flags.join(' or ')} (to ${otherwise.path})`]),
  ];
  return movers.length === 0 ? [] : [`${name === undefined ? '' : `${name}: `}${movers.join(', ')}`];
}

/** A setting as text: `node.roles without data or master`. */
function settingText({ key, variable, flag, value, without }: Setting): string {
  const name = key ?? variable ?? flag ?? '';
  if (without !== undefined) return `${name} without ${without.join(' or ')}`;
  return value === undefined ? name : `${name}=${[value].flat().join(' or ')}`;
}

function partsText({ path = '', parts = [] }: DataDirectory): string[] {
  return parts.map(
    (set) => `${set.map((part) => `${path}/${part}`).join(' with ')} may be mounted in place of the whole`,
  );
}

function userText({ uid, gid, alpine, root, variables, from }: ImageUser): string {
  const others = alpine === undefined ? '' : `, in tags with alpine ${alpine.uid}:${alpine.gid}`;
  const start = root === undefined ? '' : root === 'stays' ? '; runs as root' : '; starts as root and steps down to it';
  const since = from === undefined ? '' : `, from version ${from} on`;
  return `${uid}:${gid}${since}${others}${start}${variables === undefined ? '' : `; ${variables.join(' and ')} give another`}`;
}

function writersText({ writers }: ImageRow): string {
  return writers === 'one'
    ? 'one process a directory: no second replica on one claim, and no overlap in an update (strategy: Recreate)'
    : 'several processes may share the directory';
}

function hostText(directory: string, variable: string | undefined): string {
  return `${directory}: only a StatefulSet keeps the name${variable === undefined ? '' : `, or ${variable} gives a fixed one`}`;
}

function upgradeText({ series, reads, stops, step, down }: Upgrades): string[] {
  const what = ['major', 'minor', 'patch'][series - 1] ?? 'release';
  const text = {
    own: `another ${what} version doesn't read the files as they are`,
    previous: `a ${what} version reads the files of the one before it, and of no older one`,
    earlier: 'a newer version reads the files of older ones',
  }[reads];
  return [
    text,
    ...(stops === undefined ? [] : [`none of ${stops.join(', ')} may be passed over`]),
    ...(step === undefined ? [] : [step]),
    ...(down === undefined
      ? []
      : [
          down === 'never'
            ? 'an older version never reads what a newer one wrote'
            : `back only within one ${what} version`,
        ]),
  ];
}
