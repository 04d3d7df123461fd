// Installs the package from a clone, as can be done before a release: npm builds it there, and keeps what a tarball would hold.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'consumer-git-'));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', '.', clone], { stdio: 'inherit' });
  const peers = ['cdk8s', 'cdk8s-plus-27', 'constructs'];
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'consumer',
      private: true,
      dependencies: {
        'cdk8s-stateful': `git+file://${clone}`,
        ...Object.fromEntries(peers.map((name) => [name, devDependencies[name]])),
      },
      overrides: { 'cdk8s-plus-27': { backport: 'npm:@favware/skip-dependency@^1.2.2' } },
    }),
  );
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--silent');
  const installed = join(folder, 'node_modules/cdk8s-stateful');
  for (const stranger of ['src', 'test', 'node_modules', 'API.md'])
    if (existsSync(join(installed, stranger))) throw new Error(`${stranger} is installed too`);
  const program = `const { App, Chart } = require('cdk8s');
const { StoryApp } = require('cdk8s-stateful');
const app = new App();
new StoryApp(new Chart(app, 'story'), 'story');
console.log(app.synthYaml());`;
  const yaml = run(process.execPath, '-e', program);
  if (!yaml.includes('kind: Deployment')) throw new Error(`a story app gives:\n${yaml}`);
  run('npx', '--no-install', 'cdk8s-stateful', '--version');
  console.log('consumer: installed from git, built there, and ran');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
