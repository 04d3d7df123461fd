// The project that `init --language python` writes: it writes the bytes of the one in TypeScript, its tests pass, and fail where
// files are lost.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireSame, run } from '../leg.mjs';

/**
 * @param folder an empty one
 * @param python the interpreter, with the package installed
 */
export function testProject(folder, python, report) {
  const project = init(folder, 'python');
  run(python, ['-m', 'pip', 'install', '-q', 'pytest'], project);
  run(python, ['main.py'], project);
  requireSame(join(typescript(folder), 'dist'), join(project, 'dist'));
  report('the project of init writes what the one in TypeScript does');

  const pytest = () => run(python, ['-m', 'pytest', '-q'], project);
  pytest();
  const git = (...args) => run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], project);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'The project');
  const main = join(project, 'main.py');
  const program = readFileSync(main, 'utf8');
  writeFileSync(main, program.replace('capacity="1Gi"', 'capacity="1Gi", claim_name="another"'));
  requireFailure(pytest, 'run python main.py');
  run(python, ['main.py'], project);
  requireFailure(pytest, 'pvc-renamed');
  writeFileSync(main, program.replace('grafana.mount_data(store)', 'pass'));
  requireFailure(pytest, '/var/lib/grafana');
  report('its tests pass, and fail where files are lost');
}

/** What `convert` writes of overlays: environments, an object without a construct, options and labels that are repeated. */
const CONVERTED = `import { ApiObject, App, Chart } from 'cdk8s';
import { EnvConfig, StatefulApp, Workload } from 'cdk8s-stateful';

const labels = { 'app.kubernetes.io/part-of': 'shop', team: 'web' };
const resources = { requests: { cpu: '10m' }, limits: { memory: '64Mi' } };

/** What differs from one environment to the next. */
export interface Environment {
  readonly logLevel: string;
  readonly replicas?: number;
}

export const environments: Readonly<Record<string, Environment>> = {
  production: { logLevel: 'warn', replicas: 3 },
  staging: { logLevel: 'debug' },
};

export function build(app: App, environment: Environment) {
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'account', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'account', labels: { ...labels, role: 'web' } },
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
  });
  new EnvConfig(chart, 'settings', { data: { logLevel: environment.logLevel } });
  new StatefulApp(chart, 'web', {
    labels,
    image: 'web',
    ports: [{ containerPort: 80, name: 'http' }],
    resources,
    replicas: environment.replicas,
    workload: Workload.deployment({ deploymentSpec: { strategy: { rollingUpdate: { maxSurge: 0 } } } }),
  });
}

const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}
`;

/**
 * A program of `convert` in both languages.
 *
 * @param folder an empty one
 * @param python the interpreter, with the package installed
 */
export function testConverted(folder, python, report) {
  const program = join(folder, 'converted.ts');
  writeFileSync(program, CONVERTED);
  const expected = typescript(folder, '--program', program);
  const project = join(folder, 'python');
  // There the types of the constructs are in node_modules.
  run('node', [resolve('bin/cdk8s-stateful'), 'init', '--language', 'python', '--program', program, project], expected);
  run(python, ['-m', 'pip', 'install', '-q', 'pytest'], project);
  run(python, ['main.py'], project);
  for (const name of ['production', 'staging']) requireSame(join(expected, 'dist', name), join(project, 'dist', name));
  run(python, ['-m', 'pytest', '-q'], project);
  report('a program that convert writes of overlays makes in Python what it makes in TypeScript');
}

/** The same project in TypeScript, synthesized. */
function typescript(folder, ...options) {
  const project = init(folder, 'typescript', ...options);
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs'])
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  symlinkSync(resolve('.'), join(project, 'node_modules/cdk8s-stateful'));
  run('node', ['--import', import.meta.resolve('tsx'), 'main.ts'], project);
  return project;
}

function init(folder, language, ...options) {
  const project = join(folder, language);
  run('node', [resolve('bin/cdk8s-stateful'), 'init', '--language', language, ...options, project]);
  return project;
}

function requireFailure(action, text) {
  try {
    action();
  } catch (error) {
    if (error.message.includes(text)) return;
    throw error;
  }
  throw new Error(`the tests pass, without ${text}`);
}
