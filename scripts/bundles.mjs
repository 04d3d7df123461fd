// Puts what is loaded together into one file: a hundred small files take longer to load than to run. `tree.js` and `files.js`
// of the checks are what a synthesis and the plugin of cdk8s-cli load, `main.js` is the command line with all of its verbs,
// each of which runs nothing before it is asked for; the layout of pictures comes with it. What both need is in `tree.js`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/** What few need stays in its own file, once: each program, loaded where an image of it is, formats of its files, and the constructs. */
const loadedLater = {
  name: 'loaded later',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/families\// }, ({ path }) => ({
      path: path.replace('./', '../images/'),
      external: true,
    }));
    onResolve({ filter: /^\.\/config-formats$/ }, () => ({ path: '../check/config-formats', external: true }));
    onResolve({ filter: /^\.\.\/index$/ }, ({ path }) => ({ path, external: true }));
  },
};

// Names are short: the constructs of programs, whose names errors tell, are in none of these.
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

const CHECKS = {
  contents: "export { checkFiles } from './files'; export * from './tree';",
  resolveDir: 'src/check',
  loader: 'ts',
};
const { metafile } = await build({ ...options, stdin: CHECKS, format: 'esm', write: false, metafile: true });
const shared = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/') && file.endsWith('.ts'));
// Each part runs when it is asked for: a synthesis needs other ones than a verb.
const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
const getter = (name, what) => `get ${name}() { return ${what}; },`;
const getters = [
  ...exported.map((name) => getter(name, `require('${name === 'checkFiles' ? './files' : './tree'}').${name}`)),
  ...shared.map((file, i) => getter(`_${i}`, `require('../../${file}')`)),
];
await build({
  ...options,
  stdin: { ...CHECKS, contents: `module.exports = {\n${getters.join('\n')}\n};` },
  outfile: 'lib/src/check/tree.js',
  // Sooner read than other characters.
  charset: 'ascii',
});

/** What the checks have is not put into the command line once more. */
const ofChecks = {
  name: 'of checks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, namespace }) => {
      if (namespace === 'shared') return { path: '../check/tree', external: true };
      const file = relative('.', resolve(dirname(importer), `${path}.ts`));
      return shared.includes(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = require('./tree')._${shared.indexOf(path)};`,
      resolveDir: join('src', 'check'),
    }));
  },
};
writeFileSync('lib/src/check/files.js', '"use strict";\nmodule.exports = require("./tree");\n');

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
  plugins: [loadedLater, ofChecks],
  charset: 'ascii',
  metafile: true,
});
await build({ ...options, entryPoints: ['src/cli/start.ts'], outfile: 'lib/src/cli/start.js' });
// A thread of its own, which starts from a file.
await build({ ...options, entryPoints: ['src/source/job-worker.cjs'], outfile: 'lib/src/source/job-worker.cjs' });

// Their licences ask for their words wherever they go.
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
