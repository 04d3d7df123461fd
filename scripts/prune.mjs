// Deletes files from lib that are neither loaded nor referred to by types, because they are in bundles.
import { readdirSync, readFileSync, rmSync, rmdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const REQUIRE = /require\(["'](\.[^"']+)["']\)/g;
const TYPE = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

function reachable(entries, reference, extension) {
  const found = new Set(entries);
  // Iterating over a Set also visits elements that are added meanwhile.
  for (const file of found)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(reference)) {
      const target = join(dirname(file), path.replace(/\.js$/, '') + extension);
      if (!existsSync(target)) throw new Error(`${file} refers to ${path}, which isn't there`);
      found.add(target);
    }
  return found;
}

const kept = new Set([
  ...reachable(['lib/src/index.js', 'lib/src/cli/main.js', 'lib/src/cli/start.js'], REQUIRE, '.js'),
  ...reachable(['lib/src/index.d.ts'], TYPE, '.d.ts'),
]);
const entries = readdirSync('lib', { recursive: true, withFileTypes: true });
for (const entry of entries) {
  const file = join(entry.parentPath, entry.name);
  if (/\.(js|d\.ts)$/.test(file) && !kept.has(file)) rmSync(file);
}
const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
for (const folder of folders.sort().reverse()) if (readdirSync(folder).length === 0) rmdirSync(folder);
