/** Builds the playground into site/dist/playground: `npm run site`. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { SCRIPT_HASH } from '../../src/picture/page/hashes.generated';
import { exampleGroups } from './examples';

const ROOT = join(__dirname, '../..');
const OUT = join(__dirname, '../dist/playground');
/** Longer texts are of no use to a reader. */
const MAX_EXAMPLE = 20_000;

/** `import { groups } from 'examples'`. */
const examples: Plugin = {
  name: 'examples',
  setup(bundler) {
    bundler.onResolve({ filter: /^examples$/ }, () => ({ path: 'examples', namespace: 'examples' }));
    bundler.onLoad({ filter: /.*/, namespace: 'examples' }, () => {
      const groups = exampleGroups(ROOT).map(({ title, examples: all }) => ({
        title,
        examples: all.filter(({ texts }) => texts.every(({ length }) => length < MAX_EXAMPLE)),
      }));
      return { contents: `export const groups = ${JSON.stringify(groups)};` };
    });
  },
};

/** What constructs load of Node: digests; the rest is for files, which they neither read nor write here. */
const node: Plugin = {
  name: 'node',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?crypto$/ }, () => ({ path: join(__dirname, 'node/crypto.ts') }));
    bundler.onResolve({ filter: /^(node:)?(buffer|child_process|fs|os|path|util)$/ }, ({ path }) => ({
      path,
      namespace: 'node',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'node' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const OPTIONS: BuildOptions = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  metafile: true,
  loader: { '.yaml': 'text' },
  plugins: [examples, node],
  outdir: OUT,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
};

/** Builds one entry, and says what its file is called. */
async function bundle(entry: string, options: BuildOptions = {}): Promise<string> {
  const { metafile } = await build({ ...OPTIONS, ...options, entryPoints: [join(__dirname, entry)] });
  const made = Object.entries(metafile?.outputs ?? {}).find(([, { entryPoint }]) => entryPoint?.endsWith(entry));
  if (made === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  for (const file of Object.keys(metafile?.outputs ?? {})) files.add(basename(file));
  return basename(made[0]);
}

/** The policy of the page: its own scripts and styles, those of the picture, and no connection to anywhere. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' '${SCRIPT_HASH}'`,
  // The editor writes its own. What nothing can be loaded for is harmless.
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "connect-src 'none'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const files = new Set<string>();

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const worker = await bundle('worker.ts', { define: { 'process.env': '{}' }, keepNames: true });
  const script = await bundle('main.ts', { define: { WORKER: JSON.stringify(`./${worker}`) } });
  const style = await bundle('style.css');
  const page = readFileSync(join(__dirname, 'index.html'), 'utf8')
    .replace('POLICY', POLICY)
    .replace('STYLE', style)
    .replace('SCRIPT', script);
  writeFileSync(join(OUT, 'index.html'), page);
  const kept = ['./', ...files];
  const id = createHash('sha256')
    .update(JSON.stringify([page, kept]))
    .digest('hex')
    .slice(0, 12);
  const define = { KEPT: JSON.stringify({ build: id, files: kept }) };
  await bundle('sw.ts', { define, entryNames: '[name]', splitting: false });
  console.log(`${relative(ROOT, OUT)}: ${files.size} files`);
}

void main();
