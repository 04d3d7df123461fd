// Uses the package as a user does: packs it, installs it with its peers in an empty folder outside of the repository,
// compiles a small app against it under strict, runs it and compares the YAML with the README's.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runPlugin } from './plugin.mjs';

const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const { version, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  execFileSync('npm', ['pack', '--pack-destination', folder, '--silent'], { stdio: 'inherit' });
  cpSync(resolve('test/consumer/app'), folder, { recursive: true });
  const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'consumer',
      private: true,
      dependencies: {
        'cdk8s-stateful': `file:cdk8s-stateful-${version}.tgz`,
        ...Object.fromEntries([...peers, 'typescript', '@types/node'].map((name) => [name, devDependencies[name]])),
      },
      overrides: { 'cdk8s-plus-27': { backport: 'npm:@favware/skip-dependency@^1.2.2' } },
    }),
  );
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
  const expected = [
    '@types',
    'backport',
    'cdk8s',
    'cdk8s-plus-27',
    'cdk8s-stateful',
    'constructs',
    'typescript',
    'undici-types',
  ];
  const extra = readdirSync(join(folder, 'node_modules')).filter(
    (name) => !name.startsWith('.') && !name.startsWith('@typescript') && !expected.includes(name),
  );
  if (extra.length > 0) throw new Error(`the package pulls in ${extra.join(', ')}`);

  run('npx', 'tsc', '--strict', '--module', 'node20', '--target', 'es2023', '--skipLibCheck', 'main.ts');
  run('node', 'main.js');
  const written = readFileSync(join(folder, 'dist/story.k8s.yaml'), 'utf8');
  const [, shown] = /```yaml\n([^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  if (written !== shown) throw new Error(`the YAML differs from the README's:\n${written}`);
  console.log("consumer: installed, compiled and ran; the YAML is the README's");
  runPlugin(folder);

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

  const bundle = [
    '--bundle',
    '--minify',
    '--keep-names',
    '--platform=node',
    '--outfile=synth.cjs',
    '--log-level=warning',
  ];
  execFileSync(resolve('node_modules/.bin/esbuild'), ['main.js', ...bundle], { cwd: folder, stdio: 'inherit' });
  for (const attempt of ['compiling', 'with what was compiled']) {
    rmSync(join(folder, 'dist'), { recursive: true });
    run('npx', 'cdk8s-stateful', 'run', 'synth.cjs');
    if (readFileSync(join(folder, 'dist/story.k8s.yaml'), 'utf8') !== shown)
      throw new Error(`the YAML differs, ${attempt}`);
  }
  if (!readdirSync(folder).includes('synth.cjs.v8-cache')) throw new Error('nothing was kept of what was compiled');
  console.log('consumer: bundled, and run twice with cdk8s-stateful run');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
