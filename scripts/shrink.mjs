// Minifies the published code. Comments are removed (the .d.ts files have them); pure layers lose whitespace, too. Names are kept,
// and constructs keep their lines, so that the stack traces of users' mistakes are readable.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

const { LAYERS } = createRequire(import.meta.url)('./layers.cjs');

function shrink(folder, options = {}) {
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))) {
    const file = join(folder, name);
    const { code } = transformSync(readFileSync(file, 'utf8'), { charset: 'utf8', target: 'node20', ...options });
    writeFileSync(file, code);
  }
}

const pure = new Set(LAYERS.filter((layer) => layer.pure).map((layer) => layer.folder));
for (const { name } of readdirSync('lib/src', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  // The command line is bundled and minified already.
  if (name !== 'cli')
    shrink(join('lib/src', name), pure.has(name) ? { minifyWhitespace: true, minifySyntax: true } : {});
}
