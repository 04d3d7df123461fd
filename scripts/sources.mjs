// Tells whether lib and .jsii are of the sources as they are now, by what is in the files: git and copies change their times.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm run build` reads. */
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

/** Called by the build when it is through. */
export function stampBuild() {
  writeFileSync(STAMP, `${fingerprint()}\n`);
}

export function isBuilt() {
  return existsSync('.jsii') && existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === fingerprint();
}

/** Builds, unless what is built is of these very sources. */
export function ensureBuilt() {
  if (!isBuilt()) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** For scripts that read .jsii, run by themselves. */
export function requireBuilt() {
  if (!isBuilt()) throw new Error('.jsii is of other sources than these; run: npm run build');
}
