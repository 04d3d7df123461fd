import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import type { Manifest } from '../inventory/manifest';
import type { ReadProblem } from '../inventory/read';
import { readBytes } from '../inventory/read';
import { isGlob } from './glob';
import { isNodeError } from './node-error';
import type { ReadPaths } from './read-paths';
import { MANIFEST_FILE, MAX_FILE } from './read-paths';
import { UsageError } from './usage-error';

/**
 * The manifests that files and folders had at a revision of the git repository that they are in.
 *
 * @throws UsageError where git isn't there, or there is no such revision
 */
export function readRevision(revision: string, paths: readonly string[]): ReadPaths {
  if (paths.includes('-')) throw new UsageError('--since compares files of a git repository; not the standard input');
  // What begins with a dash would be an option of git.
  if (revision === '' || revision.startsWith('-'))
    throw new UsageError(`--since has no revision ${JSON.stringify(revision)}`);
  const pattern = paths.find(isGlob);
  if (pattern !== undefined) throw new UsageError(`--since takes files and folders; not the pattern ${pattern}`);
  const own = paths.map((path) => relative('.', path) || '.');
  const commit = git(revision, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])
    .toString()
    .trim();
  const listed = git(revision, ['ls-tree', '-r', '-z', '--name-only', commit, '--', ...own]).toString();
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  for (const path of listed.split('\0')) {
    const named = own.includes(path);
    if (path === '' || (!named && !MANIFEST_FILE.test(path))) continue;
    const read = readBytes(`${revision}:${path}`, git(revision, ['cat-file', 'blob', `${commit}:./${path}`]));
    for (const manifest of read.manifests) manifests.push(manifest);
    problems.push(...read.problems.filter(({ foreign }) => named || !foreign));
  }
  return { manifests, problems };
}

function git(revision: string, words: readonly string[]): Buffer {
  try {
    // What git says is looked at, so it has to say it in one language.
    const env = { ...process.env, LC_ALL: 'C' };
    return execFileSync('git', words, { env, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: MAX_FILE });
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT')
      throw new UsageError('--since needs git, which is not installed');
    if (isNodeError(error) && error.code === 'ENOBUFS')
      throw new UsageError(`a file of ${revision} has more than 32 MiB; compare in parts`);
    const said = String((error as { readonly stderr?: unknown }).stderr).trim();
    if (said.includes('Needed a single revision'))
      throw new UsageError(`there is no revision ${revision} in this git repository`);
    throw new UsageError(`--since: git says: ${said.replace(/^fatal: /, '').split('\n')[0] ?? ''}`);
  }
}
