// What somebody gets who installs today: the README's own line in an empty folder, compiled by TypeScript 5 and by the
// newest, and run by each version of Node that is kept up.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileStory, copyStory, runStory } from './story.mjs';

const NODES = ['20', '22', '24'];
const [ownNode] = process.versions.node.split('.');

/**
 * @param folder an empty one
 * @param tarball the package
 * @returns the command line that is installed, and the versions of Node
 */
export function testNewest(folder, tarball) {
  const app = join(folder, 'app');
  mkdirSync(app);
  const [, line] = /^npm install (cdk8s-stateful .*)$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  if (line === undefined) throw new Error('the README has no line that installs cdk8s-stateful');
  const names = line.split(' ');
  install(app, ...names.map((name) => (name === 'cdk8s-stateful' ? tarball : name)));
  const versions = names.map((name) => `${name} ${versionOf(app, name)}`);

  const tools = join(folder, 'tools');
  mkdirSync(tools);
  const others = NODES.filter((major) => major !== ownNode);
  const binaries = others.map((major) => `node${major}@npm:node-${process.platform}-${process.arch}@${major}`);
  install(tools, 'typescript5@npm:typescript@5', 'typescript@latest', ...binaries);
  const compilers = ['typescript5', 'typescript'];
  const nodes = [process.execPath, ...others.map((major) => binaryOf(tools, `node${major}`))];

  copyStory(app);
  for (const name of compilers) compileStory(app, join(tools, 'node_modules', name, 'bin/tsc'), name);
  for (const node of nodes) for (const name of compilers) runStory(app, node, name);

  const built = compilers.map((name) => versionOf(tools, name)).join(' and ');
  const ran = nodes.map((node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()).join(', ');
  console.log(`consumer: ${versions.join(', ')} were compiled by TypeScript ${built} and ran on Node ${ran}`);
  return { command: join(app, 'node_modules/cdk8s-stateful/bin/cdk8s-stateful'), nodes };
}

function install(folder, ...packages) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', ...packages, '--no-audit', '--no-fund', '--silent'], {
    cwd: folder,
    stdio: 'inherit',
  });
}

function versionOf(folder, name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function binaryOf(folder, name) {
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
