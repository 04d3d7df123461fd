import { cleanPath, isWithin } from '../../src/check/paths';
import type { DataDirectory, ImageRow } from '../../src/images/row';
import { compareVersions, parseVersion } from '../../src/images/version';

/** The problems in the form of a row; its facts can only be checked against their sources. */
export function problemsOf(row: ImageRow): readonly string[] {
  const problems: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  const { repositories, from, before, version, role, data, volumes, user, upgrades, sources, config } = row;
  must(row.title.trim() === row.title && row.title !== '', 'title: what people call the program');
  must(repositories.length > 0, 'repositories: at least one');
  for (const name of repositories)
    must(
      /^[a-z0-9._-]+(?::\d+)?(?:\/[a-z0-9._-]+)*$/.test(name),
      `repositories: ${name} is no name of one, without a tag`,
    );
  for (const bound of [from, before])
    must(bound === undefined || /^\d+(?:\.\d+)*$/.test(bound), `from, before: ${bound ?? ''} is no version`);
  if (from !== undefined && before !== undefined)
    must(compareVersions(parseVersion(from), parseVersion(before)) < 0, `from ${from} is not before ${before}`);
  if (version !== undefined)
    must(new RegExp(`${version.source}|`).exec('')?.length === 2, 'version: one group, the version');
  must(role === 'none' ? data.length === 0 : data.length > 0, 'data: a directory, or none where the role is none');
  must(new Set(data.map(({ name }) => name)).size === data.length, 'data: a name for each but one');
  for (const directory of data) problems.push(...problemsOfDirectory(directory, config !== undefined));
  for (const path of [...(volumes ?? []), ...(row.inputs ?? [])]) must(isClean(path), `${path} is no absolute path`);
  if (volumes !== undefined)
    must((sources.volumes ?? sources.dockerfile) !== undefined, 'sources: volumes or dockerfile, for the VOLUMEs');
  if (user !== undefined)
    must((sources.user ?? sources.dockerfile) !== undefined, 'sources: user or dockerfile, for the user');
  for (const id of [user, user?.alpine].flatMap((one) => (one === undefined ? [] : [one.uid, one.gid])))
    must(Number.isInteger(id) && id >= 0, `user: ${id} is no id`);
  if (upgrades !== undefined) must(sources.upgrades !== undefined, 'sources: upgrades, for what reads which files');
  for (const stop of upgrades?.stops ?? [])
    must(parseVersion(stop).length <= (upgrades?.series ?? 0), `stops: ${stop}`);
  for (const { variables, instead } of row.firstStart ?? [])
    must(variables.length > 0 && instead !== '', 'firstStart: variables, and what to do instead');
  for (const port of row.ports ?? []) must(port > 0 && port < 65536, `ports: ${port}`);
  for (const [fact, address] of Object.entries(sources))
    must(/^https:\/\/[^\s/]+\/\S*$/.test(String(address)), `sources: ${fact} is no address`);
  return problems;
}

function problemsOfDirectory(directory: DataDirectory, hasConfig: boolean): readonly string[] {
  const { name, path, mount, parts = [], keys = [], refusesDiskRoot } = directory;
  const { variables = [], flags = [], operandsOf } = directory;
  const what = `data: ${path ?? name ?? 'the directory'}`;
  const problems: string[] = [];
  const must = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(`${what} ${problem}`);
  };
  const movers = [...variables, ...flags, ...keys, ...(operandsOf === undefined ? [] : [operandsOf])];
  must(path !== undefined || movers.length > 0, 'has neither a path nor what gives one');
  must(path === undefined || isClean(path), 'is no absolute path without a slash at the end');
  must(name === undefined || /^[a-z][a-z0-9-]*$/.test(name), `is called ${name ?? ''}: one word`);
  if (mount !== undefined) must(isClean(mount) && path !== mount && isWithin(path ?? '', mount), `is not in ${mount}`);
  for (const part of parts.flat())
    must(!part.startsWith('/') && part !== '', `has the part ${part}: write it relative`);
  must(keys.length === 0 || hasConfig, 'has keys, of no config');
  must(!refusesDiskRoot?.startsWith('/'), 'has an absolute subPath');
  return problems;
}

function isClean(path: string): boolean {
  return path.startsWith('/') && cleanPath(path) === path && path !== '/';
}

/** The problems of the rows of one repository: each version is in one of them. */
export function overlaps(rows: readonly ImageRow[]): readonly string[] {
  const tags = new Set(rows.map(({ tag }) => tag?.source));
  return [...tags].flatMap((tag) => overlapsIn(rows.filter((row) => row.tag?.source === tag)));
}

function overlapsIn(rows: readonly ImageRow[]): readonly string[] {
  const problems: string[] = [];
  const ordered = [...rows].sort((one, other) =>
    compareVersions(parseVersion(one.from ?? ''), parseVersion(other.from ?? '')),
  );
  ordered.forEach(({ title, before }, i) => {
    const next = ordered[i + 1];
    if (next === undefined) return;
    const isApart = compareVersions(parseVersion(before ?? '99999'), parseVersion(next.from ?? '0')) <= 0;
    if (!isApart) problems.push(`${title} before ${before ?? '?'} and from ${next.from ?? '?'} overlap`);
  });
  return problems;
}
