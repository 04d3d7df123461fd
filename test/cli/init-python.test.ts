/** What `init --language python` makes of programs that `convert` writes, with the jsii-rosetta of this package. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withInlineConstants } from '../../src/cli/init/inline-constants';
import { withSourceKeys } from '../../src/cli/init/python-keys';
import { withPatchedObjects } from '../../src/cli/init/python-objects';
import { runCli } from './run';

const ROOT = process.cwd();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'python-'));
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs'])
    symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  symlinkSync(ROOT, join(packages, 'cdk8s-stateful'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(ROOT);
  rmSync(folder, { recursive: true });
});

/** The files of the project that is made of a program. */
function projectOf(program: string): { readonly main: string; readonly test: string } {
  const file = join(folder, 'app.ts');
  writeFileSync(file, program);
  const project = join(folder, 'project');
  const before = process.env['PATH'];
  process.env['PATH'] = `${join(ROOT, 'node_modules/.bin')}:${before ?? ''}`;
  try {
    expect(runCli('init', '--language', 'python', '--program', file, project)).toMatchObject({ code: 0 });
  } finally {
    process.env['PATH'] = before;
  }
  const read = (name: string): string => readFileSync(join(project, name), 'utf8');
  return { main: read('main.py'), test: read('test_main.py') };
}

const TRANSLATED = `import { App, Chart } from 'cdk8s';
import { EnvConfig, EnvSecret } from 'cdk8s-stateful';

export const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
// it's "quoted" \`
new EnvConfig(chart, 'settings', {
  name: 'settings',
  data: {
    'app.conf': \`first "line" \\\`\\\${x}\\\` \\\\d
second
\`,
  },
});
new EnvSecret(chart, 'login', { name: 'login', stringData: { KEY: secret('LOGIN_KEY') } });
app.synth();

function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(\`\${name} is not set\`);
  return value;
}
`;

test('a program with a Secret and a file of several lines', () => {
  const { main } = projectOf(TRANSLATED);
  expect(main).toMatch(/^import os\nfrom cdk8s import App, Chart\n/);
  expect(main).toContain('"app.conf": "first \\"line\\" `${x}` \\\\d\\nsecond\\n"');
  expect(main).toContain('string_data={"KEY": secret("LOGIN_KEY")}');
  expect(main).toMatch(
    /\n\n\ndef secret\(name: str\) -> str:\n[^]*\n\n\napp = App\(\)\nchart = [^]*\napp\.synth\(\)\n$/,
  );
});

test('repeated options, shared labels, open fields and ApiObjects make what they make in TypeScript', () => {
  const { main } = projectOf(`import { ApiObject, App, Chart } from 'cdk8s';
import { StatefulApp, Workload } from 'cdk8s-stateful';

const labels = { 'app.kubernetes.io/name': 'shop', team: 'web' };
const ports = [{ containerPort: 80, name: 'http' }];

export const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'account', {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'account', labels: { ...labels, role: 'web' } },
  automountServiceAccountToken: false,
  imagePullSecrets: [{ name: 'registry' }],
});
new StatefulApp(chart, 'web', {
  image: 'web',
  ports,
  workload: Workload.deployment({ deploymentSpec: { strategy: { rollingUpdate: { maxSurge: 0 } } } }),
});
app.synth();
`);
  expect(main).toContain('labels={**labels, "role": "web"}');
  expect(main).toContain(
    '.add_json_patch(JsonPatch.add("/automountServiceAccountToken", False), JsonPatch.add("/imagePullSecrets", [{"name": "registry"}]))',
  );
  expect(main).toContain('deployment_spec={"strategy": {"rollingUpdate": {"maxSurge": 0}}}');
});

test('a program of several environments builds each, and its test compares each with what is deployed', () => {
  const { main, test } = projectOf(`import { App, Chart } from 'cdk8s';
import { EnvConfig, StatefulApp } from 'cdk8s-stateful';

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
  new EnvConfig(chart, 'settings', { data: { logLevel: environment.logLevel } });
  new StatefulApp(chart, 'web', { image: 'web', replicas: environment.replicas });
}

const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}
`);
  expect(main).toContain('"production": dict(log_level="warn", replicas=3)');
  expect(main).toContain('def build(app, *, log_level, replicas=None):');
  expect(main).toContain('data={"logLevel": log_level}');
  expect(main).toMatch(
    / {4}for name, environment in environments\.items\(\):\n[^]* {8}build\(app, \*\*environment\)\n/,
  );
  expect(test).toContain('@pytest.mark.parametrize("name", environments)');
});

test('a field of environments that is called as a variable gets another name', () => {
  const { main } = projectOf(`import { App, Chart } from 'cdk8s';
import { EnvConfig } from 'cdk8s-stateful';

/** What differs from one environment to the next. */
export interface Environment {
  readonly name: string;
}

export const environments: Readonly<Record<string, Environment>> = {
  production: { name: 'a' },
  staging: { name: 'b' },
};

export function build(app: App, environment: Environment) {
  const chart = new Chart(app, 'shop');
  const name = 'c';
  new EnvConfig(chart, 'settings', { data: { a: environment.name, c: name } });
}

const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}
`);
  expect(main).toContain('dict(name_value="a")');
  expect(main).toContain('def build(app, *, name_value):');
  expect(main).toContain('data={"a": name_value, "c": name}');
});

test('without the types of the constructs nothing is translated', () => {
  rmSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(
    'app.ts',
    "import { App } from 'cdk8s';\nimport { StatefulApp } from 'cdk8s-stateful';\n\nexport const app = new App();\nnew StatefulApp(app, 'a', { image: 'a' });\napp.synth();\n",
  );
  expect(runCli('init', '--language', 'python', '--program', 'app.ts', 'project')).toEqual({
    code: 2,
    out: '',
    error:
      'cdk8s-stateful: to translate app.ts, jsii-rosetta needs the types of the constructs in node_modules of the current folder; npm install cdk8s-stateful cdk8s cdk8s-plus-27 constructs\n',
  });
});

test('a constant is written where it is used, but for strings, comments, and what is spread', () => {
  const program = `const ports = [1];
const labels = {
  a: 'b',
};
const metadata = { labels: { ...labels, c: 'd' } };
const text = 'ports';

export const app = new App();
// ports, metadata
make({ ports, of: metadata, more: { metadata }, x: 'ports, metadata', support: a.ports });
`;
  expect(withInlineConstants(program)).toBe(`const labels = {
  a: 'b',
};
const text = 'ports';

export const app = new App();
// ports, metadata
make({ ports: [1], of: { labels: { ...labels, c: 'd' } }, more: { metadata: { labels: { ...labels, c: 'd' } } }, x: 'ports, metadata', support: a.ports });
`);
});

test('other fields of an ApiObject become patches, whatever is in their strings', () => {
  const program = `import { ApiObject, App } from 'cdk8s';
new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'A', 'x/y': [{ b: '),}' }], spec });
new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'B' });
`;
  expect(withPatchedObjects(program)).toBe(`import { ApiObject, App, JsonPatch } from 'cdk8s';
new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'A' }).addJsonPatch(JsonPatch.add('/x~1y', [{ b: '),}' }]), JsonPatch.add('/spec', spec));
new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'B' });
`);
  expect(withPatchedObjects("log('new ApiObject(');\n")).toBe("log('new ApiObject(');\n");
});

test.each([
  ["{ maxSurge: 1, 'a.b': 2 }", '{"max_surge": 1, "a.b": 2}', '{"maxSurge": 1, "a.b": 2}'],
  [
    "{ POSTGRES_DB: 'x', clusterIPs: [] }",
    '{"POSTGRES_DB": "x", "cluster_i_ps": []}',
    '{"POSTGRES_DB": "x", "clusterIPs": []}',
  ],
  ['{ TARGET_NAME: 1, targetName: 2 }', '{"TARGET_NAME": 1, "target_name": 2}', '{"TARGET_NAME": 1, "targetName": 2}'],
  ['{ max_surge: 1, MaxSurge: 2 }', '{"max_surge": 1, "MaxSurge": 2}', '{"max_surge": 1, "MaxSurge": 2}'],
])('keys of %s are those of the program', (source, python, expected) => {
  expect(withSourceKeys(source, python)).toEqual({ python: expected });
});

test.each([
  [
    '{ maxSurge: 1, max_surge: 2 }',
    '{"max_surge": 1, "max_surge": 2}',
    'would write maxSurge and max_surge as one key',
  ],
  ['{ a: 1 }', '{"b_c": 1}', "would write the key b_c, which isn't in the program"],
])('a key of %s that could be another one is a problem', (source, python, problem) => {
  expect(withSourceKeys(source, python)).toEqual({ problem: `it ${problem}` });
});
