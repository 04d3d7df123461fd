import { existsSync, mkdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Apps } from './app';
import type { SourceOptions } from './apps';
import { readApps } from './apps';
import { isGlob } from './glob';
import { InputError } from './input-error';
import type { Started } from './process';
import { runProgram } from './process';
import { STDIN } from './read-file';
import { Scratch } from './scratch';

/**
 * The apps that files and folders had at a revision of the git repository that they are in. What the repository held is written
 * to a folder that goes afterwards: kustomizations and charts read more than what was named.
 *
 * @throws InputError where git isn't there, or there is no such revision
 */
export function readRevision(revision: string, paths: readonly string[], options: SourceOptions): Apps {
  if (paths.includes(STDIN)) throw new InputError('--since compares files of a git repository; not the standard input');
  // What begins with a dash would be an option of git.
  if (revision === '' || revision.startsWith('-'))
    throw new InputError(`--since has no revision ${JSON.stringify(revision)}`);
  const pattern = paths.find(isGlob);
  if (pattern !== undefined) throw new InputError(`--since takes files and folders; not the pattern ${pattern}`);
  const commit = text(git(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], revision));
  const prefix = text(git(['rev-parse', '--show-prefix'], revision));
  const scratch = new Scratch();
  try {
    const root = checkOut(commit, scratch, revision);
    const there = join(root, prefix);
    const at = new Map(paths.map((path) => [path, join(there, relative('.', resolve(path)))]));
    const known = [...at.values()].filter((path) => path.startsWith(root) && existsSync(path));
    if (known.length === 0) return { files: 0, apps: [], leftOut: [] };
    const { isLeftOut: isHere = () => false } = options;
    const isLeftOut = (path: string): boolean => isHere(relative(there, path) || '.');
    const show = (path: string): string => `${revision}:${relative(there, path).replaceAll(sep, '/') || '.'}`;
    return readApps(known, { ...options, show, repository: root, isLeftOut });
  } finally {
    scratch.remove();
  }
}

/** The files of a commit; neither the user's index nor the work tree is touched. */
function checkOut(commit: string, scratch: Scratch, revision: string): string {
  const folder = scratch.newFolder();
  mkdirSync(folder, { recursive: true });
  const top = text(git(['rev-parse', '--show-toplevel'], revision));
  const env = {
    GIT_INDEX_FILE: scratch.newFolder(),
    // Large files that are kept elsewhere are no manifests.
    GIT_LFS_SKIP_SMUDGE: '1',
  };
  git(['read-tree', commit], revision, { cwd: top, env });
  git(['checkout-index', '--all', '--force', `--prefix=${folder}${sep}`], revision, { cwd: top, env });
  return folder;
}

function text(out: Buffer): string {
  return out.toString('utf8').replace(/\n$/, '');
}

function git(args: readonly string[], revision: string, started: Started = {}): Buffer {
  const ended = runProgram('git', args, started);
  if (ended.kind === 'done') return ended.out;
  if (ended.kind === 'absent') throw new InputError('--since needs git, which is not installed');
  if (ended.reason.includes('Needed a single revision'))
    throw new InputError(`there is no revision ${revision} in this git repository`);
  throw new InputError(`--since: git says: ${ended.reason.replace(/^fatal: /, '').split('\n')[0] ?? ''}`);
}
