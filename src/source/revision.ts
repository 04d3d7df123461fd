import { existsSync, mkdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Apps } from './app';
import type { SourceOptions } from './apps';
import { readApps } from './apps';
import { isGlob } from './glob';
import { InputError } from './input-error';
import type { ProgramOptions } from './process';
import { runProgram } from './process';
import { STDIN } from './read-file';
import { Scratch } from './scratch';

/**
 * Reads the apps of files and folders at a revision of their git repository. Checks out the whole revision to a temporary
 * folder, since kustomizations and charts use other files as well.
 *
 * @throws InputError where git isn't installed, or the revision doesn't exist
 */
export function readRevision(revision: string, paths: readonly string[], options: SourceOptions): Apps {
  if (paths.includes(STDIN)) throw new InputError('--since compares files of a git repository; not the standard input');
  // git would take a leading dash for an option.
  if (revision === '' || revision.startsWith('-'))
    throw new InputError(`--since has no revision ${JSON.stringify(revision)}`);
  const pattern = paths.find(isGlob);
  if (pattern !== undefined) throw new InputError(`--since takes files and folders; not the pattern ${pattern}`);
  const commit = text(git(['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], revision));
  const prefix = text(git(['rev-parse', '--show-prefix'], revision));
  const scratch = new Scratch();
  try {
    const root = checkOut(commit, scratch, revision);
    const folder = join(root, prefix);
    const pathsInCheckout = new Map(paths.map((path) => [path, join(folder, relative('.', resolve(path)))]));
    const existing = [...pathsInCheckout.values()].filter((path) => path.startsWith(root) && existsSync(path));
    if (existing.length === 0) return { files: 0, apps: [], skipped: [] };
    const { isIgnored: isIgnoredInWorkTree = () => false } = options;
    const isIgnored = (path: string): boolean => isIgnoredInWorkTree(relative(folder, path) || '.');
    const show = (path: string): string => `${revision}:${relative(folder, path).replaceAll(sep, '/') || '.'}`;
    return readApps(existing, { ...options, show, repository: root, isIgnored });
  } finally {
    scratch.remove();
  }
}

/** Checks out a commit to a temporary folder, without changing the user's index and work tree. */
function checkOut(commit: string, scratch: Scratch, revision: string): string {
  const folder = scratch.newFolder();
  mkdirSync(folder, { recursive: true });
  const top = text(git(['rev-parse', '--show-toplevel'], revision));
  const env = {
    GIT_INDEX_FILE: scratch.newFolder(),
    // Manifests aren't in Git LFS.
    GIT_LFS_SKIP_SMUDGE: '1',
  };
  git(['read-tree', commit], revision, { cwd: top, env });
  git(['checkout-index', '--all', '--force', `--prefix=${folder}${sep}`], revision, { cwd: top, env });
  return folder;
}

function text(out: Buffer): string {
  return out.toString('utf8').replace(/\n$/, '');
}

function git(args: readonly string[], revision: string, started: ProgramOptions = {}): Buffer {
  const ended = runProgram('git', args, started);
  if (ended.kind === 'done') return ended.out;
  if (ended.kind === 'absent') throw new InputError('--since needs git, which is not installed');
  if (ended.reason.includes('Needed a single revision'))
    throw new InputError(`there is no revision ${revision} in this git repository`);
  throw new InputError(`--since: git says: ${ended.reason.replace(/^fatal: /, '').split('\n')[0] ?? ''}`);
}
