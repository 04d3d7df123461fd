// Bundles modules that are loaded together, because loading a hundred small files takes longer than running them. Programs load
// `tree.js` of check, survival, change and plan on first use; `main.js` is the command line. Modules run on first use. A module
// that several bundles need is in one of them, and the others load it from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/** Modules that are rarely needed stay files of their own: the families of images, formats of configuration files, the constructs. */
const loadedLater = {
  name: 'loaded later',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/families\// }, ({ path }) => ({
      path: path.replace('./', '../images/'),
      external: true,
    }));
    onResolve({ filter: /\/functions\.generated$/ }, () => ({
      path: '../plan/functions.generated',
      external: true,
    }));
    onResolve({ filter: /^\.\/config-formats$/ }, () => ({ path: '../check/config-formats', external: true }));
    onResolve({ filter: /^\.\.\/index$/ }, ({ path }) => ({ path, external: true }));
    // These modules hold state of a synthesis, so there must be only one copy.
    onResolve({ filter: /^\.\.\/synth\// }, ({ path }) => ({ path, external: true }));
  },
};

// Identifiers may be minified: constructs, whose names appear in errors, are in none of these.
const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  external: ['cdk8s', 'constructs'],
  plugins: [loadedLater],
};

/** The shared bundles, with their modules. */
const FILES = [];

/** Loads modules of other bundles from there. */
const inOtherFiles = {
  name: 'in other files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, namespace }) => {
      if (namespace === 'shared') return { path, external: true };
      const file = relative('.', resolve(dirname(importer), `${path}.ts`));
      return FILES.some(({ modules }) => modules.includes(file)) ? { path: file, namespace: 'shared' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => {
      const { id, modules } = FILES.find((file) => file.modules.includes(path));
      return { contents: `module.exports = require('${id}')._${modules.indexOf(path)};`, resolveDir: 'src' };
    });
  },
};

/**
 * Bundles the exports of a folder's tree.ts, with all modules that they need and no earlier bundle has. Each module runs on first
 * use.
 *
 * @param more further exports, with their modules
 * @param also further modules that most verbs need
 */
async function shareFile(folder, more = {}, also = []) {
  const plugins = [loadedLater, inOtherFiles];
  const stdin = { resolveDir: `src/${folder}`, loader: 'ts' };
  const shared = ['./tree', ...Object.values(more)].map((module) => `export * from '${module}';`);
  const all = [...shared, ...also.map((module) => `import '${module}';`)].join('\n');
  const look = { ...options, plugins, stdin: { ...stdin, contents: all }, format: 'esm', write: false, metafile: true };
  const { metafile } = await build(look);
  const modules = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/') && file.endsWith('.ts'));
  const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
  const getter = (name, what) => `get ${name}() { return ${what}; },`;
  const getters = [
    ...exported.map((name) => getter(name, `require('${more[name] ?? './tree'}').${name}`)),
    ...modules.map((file, i) => getter(`_${i}`, `require('../../${file}')`)),
  ];
  const contents = `module.exports = {\n${getters.join('\n')}\n};`;
  // V8 reads ASCII files faster.
  await build({
    ...options,
    plugins,
    stdin: { ...stdin, contents },
    outfile: `lib/src/${folder}/tree.js`,
    charset: 'ascii',
  });
  FILES.push({ id: `../${folder}/tree`, modules });
}

await shareFile('check', { checkFiles: './files' }, ['./reporters/text', './reporters/escape']);
writeFileSync('lib/src/check/files.js', '"use strict";\nmodule.exports = require("./tree");\n');
await shareFile('survival');
await shareFile('change');
await shareFile('plan');

const FORMATS = await build({
  ...options,
  entryPoints: ['src/check/config-formats.ts'],
  outfile: 'lib/src/check/config-formats.js',
  metafile: true,
});
const MAIN = await build({
  ...options,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'lib/src/cli/main.js',
  plugins: [loadedLater, inOtherFiles],
  charset: 'ascii',
  metafile: true,
});
await build({ ...options, entryPoints: ['src/cli/start.ts'], outfile: 'lib/src/cli/start.js' });
// A worker thread starts from a file.
await build({ ...options, entryPoints: ['src/source/job-worker.cjs'], outfile: 'lib/src/source/job-worker.cjs' });

// Licences require that their text is distributed, too.
const packages = [MAIN, FORMATS]
  .flatMap(({ metafile }) => Object.keys(metafile.inputs))
  .flatMap((file) => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
const licences = [...new Set(packages)].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `${name} ${version}\n\n${readFileSync(`${folder}/LICENSE`, 'utf8').trim()}\n`;
});
writeFileSync(
  'lib/src/cli/LICENSES.txt',
  `main.js and ../check/config-formats.js hold these packages.\n\n${licences.join('\n\n')}`,
);
