// `node js-yaml.cjs FOLDER`: reads all YAML below a folder with js-yaml, and does nothing with it.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { loadAll } = require('js-yaml');

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true })) {
  if (!/\.ya?ml$/.test(name)) continue;
  try {
    loadAll(readFileSync(join(folder, name), 'utf8'), undefined, { json: true });
  } catch {
    // Templates are no YAML.
  }
}
