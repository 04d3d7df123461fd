// Whether lib and .jsii were built from the current sources, by a hash of their content: git and copies change the times of files.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The input of `npm run build`. */
const SOURCES = ['src', 'imports', 'README.md', 'package.json', 'tsconfig.jsii.json'];
const STAMP = 'lib/.sources';

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const files = statSync(source).isFile() ? [source] : filesOf(source);
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  return names.sort().map((name) => join(folder, name));
}

/** Called at the end of the build. */
export function stampBuild() {
  writeFileSync(STAMP, `${fingerprint()}\n`);
}

export function isBuilt() {
  return existsSync('.jsii') && existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === fingerprint();
}

/** Builds, unless the build is up to date. */
export function ensureBuilt() {
  if (!isBuilt()) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Fails unless the build is up to date, for scripts that read .jsii. */
export function requireBuilt() {
  if (!isBuilt()) throw new Error('.jsii is of other sources than these; run: npm run build');
}
