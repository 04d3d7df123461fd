import { closeSync, openSync, readSync, readdirSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../inventory/manifest';
import type { ReadProblem } from '../inventory/read';
import { readBytes } from '../inventory/read';
import { globExpression, globRoot, isGlob } from './glob';
import { isNodeError } from './node-error';
import { UsageError } from './usage-error';

/** What in a folder may be manifests. */
export const MANIFEST_FILE = /\.(ya?ml|json)$/;
/** The most bytes of a file. */
export const MAX_FILE = 32 * 1024 * 1024;
const CHUNK = 1024 * 1024;

export interface ReadPaths {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ReadProblem[];
}

/**
 * The manifests in files, folders (with all below them), patterns, and the standard input (`-`). Of YAML in a folder, only
 * what is Kubernetes' counts.
 *
 * @throws UsageError for what isn't there or can't be read
 */
export function readPaths(paths: readonly string[]): ReadPaths {
  if (paths.length === 0) throw new UsageError('name files or folders of manifests, or - for the standard input');
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  for (const { file, named } of paths.flatMap(expand)) {
    const read = readBytes(file === '-' ? '(standard input)' : file, bytesOf(file));
    for (const manifest of read.manifests) manifests.push(manifest);
    problems.push(...read.problems.filter(({ foreign }) => named || !foreign));
  }
  return { manifests, problems };
}

interface File {
  readonly file: string;
  /** Whether the user named it, and not its folder. */
  readonly named: boolean;
}

function expand(path: string): readonly File[] {
  if (path === '-') return [{ file: path, named: true }];
  const found = statOf(path);
  if (found?.isDirectory() === true) return walk(path).map((file) => ({ file, named: false }));
  if (found !== undefined) return [{ file: path, named: true }];
  if (!isGlob(path)) throw new UsageError(`${path} does not exist`);
  const expression = globExpression(path);
  const root = globRoot(path);
  const below = statOf(root)?.isDirectory() === true ? walk(root) : [];
  const files = below.filter((file) => expression.test(file) || expression.test(file.replace(/^\.\//, '')));
  if (files.length === 0) throw new UsageError(`nothing matches ${path}`);
  return files.map((file) => ({ file, named: true }));
}

/** What is there; undefined where nothing is. Node 22 and later say so of a path through a file, too, unless they are to throw. */
function statOf(path: string): Stats | undefined {
  return orUsageError(path, () => {
    try {
      return statSync(path);
    } catch (error) {
      if (isNodeError(error) && error.code === 'ENOENT') return undefined;
      throw error;
    }
  });
}

/** The manifest files of a folder, in order. Links to folders aren't followed: they may lead in circles. */
function walk(folder: string): readonly string[] {
  return orUsageError(folder, () => readdirSync(folder, { withFileTypes: true }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : walk(path);
      return MANIFEST_FILE.test(entry.name) && isFile(entry, path) ? [path] : [];
    });
}

/** A pipe in a folder would be waited for without end. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && orUsageError(path, () => statSync(path)).isFile());
}

/** Read piece by piece: a pipe or a device doesn't say how much will come. */
function bytesOf(file: string): Buffer {
  return orUsageError(file, () => {
    const descriptor = file === '-' ? 0 : openSync(file, 'r');
    try {
      const chunks: Buffer[] = [];
      for (let size = 0; ;) {
        const chunk = nextChunk(descriptor);
        if (chunk.length === 0) return Buffer.concat(chunks);
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_FILE) throw new UsageError(`${nameOf(file)} has more than 32 MiB; check it in parts`);
      }
    } finally {
      if (descriptor !== 0) closeSync(descriptor);
    }
  });
}

/** The next bytes, none at the end; of a standard input that has nothing yet, once it has. */
function nextChunk(descriptor: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(descriptor, chunk));
    } catch (error) {
      if (!isNodeError(error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function nameOf(path: string): string {
  return path === '-' ? 'the standard input' : path;
}

function orUsageError<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isNodeError(error)) throw error;
    throw new UsageError(`${nameOf(path)} can't be read: ${REASONS[error.code] ?? error.code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a file is on the way to it, where a folder should be',
  ELOOP: 'it is a link that leads in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** @throws UsageError where something couldn't be read; `what` is then not made. */
export function refuseProblems(problems: readonly ReadProblem[], what: string): void {
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem === undefined) return;
  const { place, message } = problem;
  throw new UsageError(
    `${place.file}:${place.line}:${place.column}: ${message}; mend it: ${what} without it could mislead`,
  );
}
