// Runs the tests with the newest cdk8s, cdk8s-plus-27 and constructs on npm, which new users get; node_modules has the oldest
// supported versions. Runs in a copy of the project, so that programs that tests start find the same versions. Passes arguments on
// to jest.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'newest-')));
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

try {
  copyProject();
  const versions = installPeers();
  console.log(`tested with ${versions.map((version) => version.join(' ')).join(', ')}`);
  useAsDependencies(Object.fromEntries(versions));
  const jest = join(copy, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(process.execPath, [jest, '--ci', ...process.argv.slice(2)], {
    cwd: copy,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Copies the project except node_modules, and links the installed packages. */
function copyProject() {
  const left = new Set(['.git', 'build', 'coverage', 'node_modules'].map((name) => join(project, name)));
  cpSync(project, copy, { recursive: true, filter: (path) => !left.has(path) });
  const modules = join(project, 'node_modules');
  for (const name of readdirSync(modules)) {
    if (name === '.cache') continue;
    link(join(modules, name), join(copy, 'node_modules', name));
  }
}

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** Installs the newest peers into the copy. Returns their names and versions. */
function installPeers() {
  const { peerDependencies, devDependencies, overrides } = readJson(project, 'package.json');
  const peers = Object.keys(peerDependencies);
  // Packages that depend on peers are installed, too: linked ones would load the project's peers.
  const dependents = Object.keys(devDependencies).filter((name) => {
    const wanted = readJson(project, 'node_modules', name, 'package.json').peerDependencies ?? {};
    return peers.some((peer) => peer in wanted);
  });
  const folder = join(copy, 'node_modules/.newest');
  mkdirSync(folder);
  const dependencies = Object.fromEntries([...new Set([...peers, ...dependents])].map((name) => [name, 'latest']));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies, overrides }));
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--silent'];
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  const installed = join(folder, 'node_modules');
  for (const name of readdirSync(installed).filter((name) => !name.startsWith('.'))) {
    const place = join(copy, 'node_modules', basename(name));
    rmSync(place, { force: true });
    renameSync(join(installed, name), place);
  }
  return Object.keys(dependencies).map((name) => [name, readJson(copy, 'node_modules', name, 'package.json').version]);
}

/** Writes the versions into package.json; test/peers.test.ts checks that they are loaded. */
function useAsDependencies(versions) {
  const settings = readJson(copy, 'package.json');
  writeFileSync(
    join(copy, 'package.json'),
    JSON.stringify({ ...settings, devDependencies: { ...settings.devDependencies, ...versions } }),
  );
}
