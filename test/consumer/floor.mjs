// The package with the oldest peers that it takes, and everything that it is used for.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runPlugin } from './plugin.mjs';
import { compileStory, copyStory, expectStory, runStory } from './story.mjs';

/**
 * @param folder an empty one
 * @param tarball the package
 */
export function testFloor(folder, tarball) {
  install(folder, tarball);
  copyStory(folder);
  compileStory(folder, join(folder, 'node_modules/typescript/bin/tsc'), '.');
  runStory(folder, process.execPath, '.');
  console.log('consumer: installed, compiled and ran the story app');
  runPlugin(folder);
  expectErrors(folder);
  runBundled(folder);
}

function install(folder, tarball) {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'consumer',
      private: true,
      dependencies: {
        'cdk8s-stateful': `file:${tarball}`,
        ...Object.fromEntries([...peers, 'typescript', '@types/node'].map((name) => [name, devDependencies[name]])),
      },
      overrides: { 'cdk8s-plus-27': { backport: 'npm:@favware/skip-dependency@^1.2.2' } },
    }),
  );
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'inherit' });
  const expected = [...peers, '@types', 'backport', 'cdk8s-stateful', 'typescript', 'undici-types'];
  const extra = readdirSync(join(folder, 'node_modules')).filter(
    (name) => !name.startsWith('.') && !name.startsWith('@typescript') && !expected.includes(name),
  );
  if (extra.length > 0) throw new Error(`the package pulls in ${extra.join(', ')}`);
}

function expectErrors(folder) {
  writeFileSync(
    join(folder, 'wrong.cjs'),
    `const { ApiObject, App, Chart } = require('cdk8s');
const { Checks } = require('cdk8s-stateful');
const app = new App();
Checks.configure(app, {});
const containers = [{ name: 'web', image: 'example/web:1', volumeMounts: [{ name: 'files', mountPath: '/files' }] }];
new ApiObject(new Chart(app, 'wrong'), 'pod', { apiVersion: 'v1', kind: 'Pod', spec: { containers } });
app.synth();
`,
  );
  const wrong = spawnSync('node', ['wrong.cjs'], { cwd: folder, encoding: 'utf8' });
  if (wrong.status !== 1 || !wrong.stderr.includes('missing-volume: Pod wrong-pod-'))
    throw new Error(`the checks of the package find nothing at synthesis:\n${wrong.stderr}`);
  console.log('consumer: an error that the checks find failed the synthesis');
}

function runBundled(folder) {
  const options = [
    '--bundle',
    '--minify-syntax',
    '--minify-whitespace',
    '--platform=node',
    '--outfile=synth.cjs',
    '--log-level=warning',
  ];
  execFileSync(resolve('node_modules/.bin/esbuild'), ['main.js', ...options], { cwd: folder, stdio: 'inherit' });
  for (const attempt of ['compiling', 'with what was compiled']) {
    rmSync(join(folder, 'dist'), { recursive: true });
    execFileSync('npx', ['cdk8s-stateful', 'run', 'synth.cjs'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expectStory(folder, `the bundle, ${attempt}`);
  }
  if (!readdirSync(folder).includes('synth.cjs.v8-cache')) throw new Error('nothing was kept of what was compiled');
  console.log('consumer: bundled, and run twice with cdk8s-stateful run');
}
