import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../../src/cli/init/project';
import { onlyOnPath } from '../source/programs';
import { newFolder, testFolder } from './files';
import { runCli } from './run';

const root = testFolder();
let count = 0;

/** A folder that isn't there yet. */
function folder(): string {
  count += 1;
  return join(root.path, `shop-${count}`);
}

function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

const TYPESCRIPT = [
  '.github/workflows/check.yml',
  '.gitignore',
  'cdk8s.yaml',
  'main.test.ts',
  'main.ts',
  'package.json',
  'tsconfig.json',
];
const PYTHON = [
  '.github/workflows/check.yml',
  '.gitignore',
  'cdk8s.yaml',
  'main.py',
  'requirements.txt',
  'test_main.py',
];

test.each([
  [[], TYPESCRIPT, 'npm install && npm run synth && npm test'],
  [['--language', 'python'], PYTHON, 'pip install -r requirements.txt && python main.py && pytest'],
])('init %j writes a project, and says what comes next', (options, files, next) => {
  const path = folder();
  expect(runCli('init', ...options, path)).toEqual({
    code: 0,
    out: expect.stringContaining(`${join(path, 'cdk8s.yaml')}\n`) as unknown,
    error: `cdk8s-stateful: the project is written; now: cd ${path} && ${next}\n`,
  });
  expect(filesOf(path)).toEqual(files);
});

test('the project has the name of its folder, and depends on this version', () => {
  const path = join(root.path, 'My Shop!');
  runCli('init', path);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  expect(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))).toMatchObject({
    name: 'my-shop',
    private: true,
    dependencies: { 'cdk8s-stateful': `^${version}` },
  });
});

test('the folder is a word of the shell, and an accent no part of the name', () => {
  const path = join(root.path, 'Mein Café');
  expect(runCli('init', path).error).toContain(`now: cd '${path}' && npm install`);
  expect(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))).toMatchObject({ name: 'mein-cafe' });
});

test('its tools are those that this package is made with, or newer', () => {
  const files = projectFiles({ name: 'shop', language: 'typescript', version: '1.0.0' });
  type Package = Readonly<Record<'dependencies' | 'devDependencies' | 'peerDependencies', Record<string, string>>>;
  const project = JSON.parse(files['package.json'] ?? '') as Package;
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
  for (const name of Object.keys(own.peerDependencies)) expect(project.dependencies).toHaveProperty([name]);
  for (const name of ['cdk8s-cli', 'tsx']) expect(project.devDependencies[name]).toBe(own.devDependencies[name]);
});

test('a folder with other files keeps them', () => {
  const path = folder();
  mkdirSync(join(path, '.github'), { recursive: true });
  writeFileSync(join(path, 'README.md'), 'ours');
  expect(runCli('init', path).code).toBe(0);
  expect(filesOf(path)).toEqual([...TYPESCRIPT, 'README.md'].sort());
  expect(readFileSync(join(path, 'README.md'), 'utf8')).toBe('ours');
});

test('nothing is overwritten, and nothing written where a file is there already', () => {
  const path = folder();
  mkdirSync(path);
  writeFileSync(join(path, 'package.json'), 'ours');
  symlinkSync('nowhere', join(path, 'main.ts'));
  expect(runCli('init', path)).toEqual({
    code: 2,
    out: '',
    error: `cdk8s-stateful: package.json, main.ts are in ${path} already; nothing is overwritten, and nothing was written: name another folder, or move them away\n`,
  });
  expect(filesOf(path)).toEqual(['main.ts', 'package.json']);
  expect(readFileSync(join(path, 'package.json'), 'utf8')).toBe('ours');
});

test('what was written goes again where the rest cannot be', () => {
  const path = folder();
  mkdirSync(path);
  writeFileSync(join(path, '.github'), 'no folder');
  expect(runCli('init', path)).toEqual({
    code: 2,
    out: '',
    error: `cdk8s-stateful: ${join(path, '.github/workflows/check.yml')} can't be written: its folder is a file; nothing was\n`,
  });
  expect(filesOf(path)).toEqual(['.github']);
  writeFileSync(join(root.path, 'file'), '');
  expect(runCli('init', join(root.path, 'file', 'project'))).toMatchObject({ code: 2, out: '' });
});

test.each([
  [['--language', 'java'], '--language is one of typescript, python; not java'],
  [['a', 'b'], 'init takes one folder; not a, b'],
])('init %j is wrong use', (words, message) => {
  expect(runCli('init', ...words)).toEqual({ code: 2, out: '', error: `cdk8s-stateful: ${message}\n` });
});

test('without a folder it is the current one', () => {
  const empty = newFolder();
  const before = process.cwd();
  process.chdir(empty.path);
  try {
    expect(runCli('init')).toMatchObject({ code: 0, error: expect.stringMatching(/now: npm install/) as unknown });
    expect(filesOf(empty.path)).toHaveLength(TYPESCRIPT.length);
  } finally {
    process.chdir(before);
    empty.remove();
  }
});

test('a program, such as convert writes, takes the place of the example', () => {
  const yaml = root.write('shop.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n');
  const program = runCli('convert', yaml).out;
  const path = folder();
  expect(runCli('init', '--program', root.write('shop.ts', program), path).code).toBe(0);
  expect(readFileSync(join(path, 'main.ts'), 'utf8')).toBe(program);
  expect(program).toContain('new EnvConfig(');
});

const FROM_ENVIRONMENT: Readonly<Record<string, string>> = {
  typescript: `export const app = new App();
new EnvSecret(new Chart(app, 'a'), 'login', { stringData: { password: process.env.PASSWORD ?? '' } });
app.synth();
`,
  python: `app = App()
EnvSecret(Chart(app, "a"), "login", string_data={"password": os.environ["PASSWORD"]})
app.synth()
`,
};

test.each(Object.entries(FROM_ENVIRONMENT))(
  'a program in %s that reads values of Secrets from the environment: git does not get what it writes',
  (language, program) => {
    const path = folder();
    const file = root.write('with-secret', program);
    const { code, error } = runCli('init', '--language', language, '--program', file, path);
    expect(code).toBe(0);
    expect(error).toContain('left out of git');
    expect(error).toContain("EnvSecret.fromSecretName(chart, 'id', 'name')");
    expect(readFileSync(join(path, '.gitignore'), 'utf8')).toMatch(/^dist\/$/m);
  },
);

test('the program that convert writes of a Secret is one of these', () => {
  const yaml = root.write('secret.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { b: c }\n');
  const path = folder();
  const program = root.write('secret.ts', runCli('convert', yaml).out);
  expect(runCli('init', '--program', program, path).error).toContain('left out of git');
});

test('what else git gets is what is deployed', () => {
  const path = folder();
  const program = "export const app = new App();\nnew Chart(app, process.env.NAME ?? 'a');\napp.synth();\n";
  expect(runCli('init', '--program', root.write('plain.ts', program), path).error).not.toContain('left out of git');
  expect(readFileSync(join(path, '.gitignore'), 'utf8')).toBe('node_modules/\nconstruct-metadata.json\n');
});

const OF_ENVIRONMENTS = `import { App, Chart } from 'cdk8s';

export interface Environment {
  readonly namespace: string;
}

export const environments: Readonly<Record<string, Environment>> = {
  production: { namespace: 'production' },
};

export function build(app: App, environment: Environment) {
  new Chart(app, 'shop', { namespace: environment.namespace });
}

const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}
`;

test.each([
  ['typescript', 'new App().synth();\n', 'give a program in typescript with export const app = new App()'],
  ['typescript', 'export const app = new App();\n', 'give a program in typescript with export const app = new App()'],
  [
    'typescript',
    OF_ENVIRONMENTS.replace('environments:', 'others:'),
    'give a program in typescript with export const app = new App()',
  ],
  [
    'typescript',
    OF_ENVIRONMENTS.replace('app.synth()', ''),
    'give a program in typescript with export const app = new App()',
  ],
  ['python', 'app = App()\n', 'give a program in python with app = App()'],
])('a %s program that writes no app is refused', (language, program, message) => {
  const file = root.write('program', program);
  const path = folder();
  expect(runCli('init', '--language', language, '--program', file, path)).toEqual({
    code: 2,
    out: '',
    error: `cdk8s-stateful: ${file} has no app that it writes; ${message}, the charts in it, and app.synth() at the end\n`,
  });
  expect(existsSync(path)).toBe(false);
});

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

/** With the jsii-rosetta of this package on PATH, or a fake one, or none. */
function onPath<T>(path: string, run: () => T): T {
  const before = process.env['PATH'];
  process.env['PATH'] = path;
  try {
    return run();
  } finally {
    process.env['PATH'] = before;
  }
}

test('types of the API are imported from their module', () => {
  const rosetta =
    "console.log('from cdk8s_plus_27.Toleration import Toleration, Toleration\\napp = App()\\napp.synth()')";
  const restore = onlyOnPath(root, { 'jsii-rosetta': rosetta });
  const path = folder();
  const file = root.write('tolerant.ts', 'export const app = new App();\napp.synth();\n');
  expect(runCli('init', '--language', 'python', '--program', file, path).code).toBe(0);
  expect(readFileSync(join(path, 'main.py'), 'utf8')).toBe(
    'from cdk8s_plus_27.k8s import Toleration\napp = App()\napp.synth()\n',
  );
  restore();
});

test.each([
  [
    'a key that would be another one',
    'console.log(\'data={"some_key": 1}\')',
    'it would write the key some_key, which',
  ],
  [
    'what Python has not',
    "console.error('main.ts:5:1 - error TS0: This feature is not supported. Please'); process.exit(1)",
    'This feature is not supported. Please;',
  ],
])('%s is refused', (_, rosetta, problem) => {
  const restore = onlyOnPath(root, { 'jsii-rosetta': rosetta });
  const path = folder();
  const file = root.write(
    'odd.ts',
    "export const app = new App();\nmake(app, { data: { other: 'x' } });\napp.synth();\n",
  );
  const { code, error } = runCli('init', '--language', 'python', '--program', file, path);
  restore();
  expect(code).toBe(2);
  expect(error).toContain(`jsii-rosetta can't translate ${file}: ${problem}`);
  expect(existsSync(path)).toBe(false);
});

test('without jsii-rosetta the program stays in TypeScript, and the message says so', () => {
  const file = root.write('app.ts', TRANSLATED);
  const { code, error } = onPath(root.path, () => runCli('init', '--language', 'python', '--program', file, folder()));
  expect([code, error]).toEqual([
    2,
    `cdk8s-stateful: ${file} is in TypeScript, and jsii-rosetta, which translates it, is not on PATH; npm install --global jsii-rosetta, or leave out --language python\n`,
  ]);
});

test.each(['typescript', 'python'])('cdk8s synth of a project in %s has the checks as its plugin', (language) => {
  const path = folder();
  runCli('init', '--language', language, path);
  expect(readFileSync(join(path, 'cdk8s.yaml'), 'utf8')).toMatch(
    /validations:\n {2}- package: \S*cdk8s-stateful\n {4}version: [\d.]+\n {4}class: StatefulValidation\n$/,
  );
});

test('a program of several environments writes and tests each in a folder of its own', () => {
  const path = folder();
  expect(runCli('init', '--program', root.write('environments.ts', OF_ENVIRONMENTS), path).code).toBe(0);
  const read = (file: string): string => readFileSync(join(path, file), 'utf8');
  expect(read('main.ts')).toBe(OF_ENVIRONMENTS);
  expect(read('main.test.ts')).toContain("const { build, environments } = require('./main')");
  expect(read('main.test.ts')).toContain('manifests(join(folder, name))');
  expect(read('main.test.ts')).toContain('Changes.since(deployed(`dist/${name}`), app).expectSafe();');
});

test('a program that there is takes the place of the example, and its mounts that of the test', () => {
  const main =
    "import { App, Chart } from 'cdk8s';\n\nexport const app = new App();\nnew Chart(app, 'a');\napp.synth();\n";
  const project = { name: 'shop', language: 'typescript', version: '1.0.0', main } as const;
  const without = projectFiles(project);
  expect(without['main.ts']).toBe(main);
  expect(without['main.test.ts']).not.toContain('Survival');
  const mounts = ['/data', "/it's"];
  const withMounts = projectFiles({ ...project, mounts })['main.test.ts'];
  expect(withMounts).toContain("Survival.of(app).expect('/data').toSurvive(Event.POD_REPLACED);");
  expect(withMounts).toContain('Survival.of(app).expect("/it\'s").toSurvive(Event.POD_REPLACED);');
});

const IMPORTING = `import { App, Chart, Include } from 'cdk8s';
import { Widget } from './imports/example.com';

export const app = new App();
const chart = new Chart(app, 'widget');
new Include(chart, 'definitions', { url: 'src/widget.crds.yaml' });
new Widget(chart, 'widget', {});
app.synth();
`;

test('a program that imports classes of custom resources brings their definitions, of which npm install makes them', () => {
  const path = folder();
  const program = root.write('widget.ts', IMPORTING);
  root.write('widget.crds.yaml', 'kind: CustomResourceDefinition\n');
  expect(runCli('init', '--program', program, path).code).toBe(0);
  const read = (file: string): string => readFileSync(join(path, file), 'utf8');
  expect(read('crds.yaml')).toBe('kind: CustomResourceDefinition\n');
  expect(read('main.ts')).toBe(IMPORTING.replace('src/widget.crds.yaml', 'crds.yaml'));
  expect(read('cdk8s.yaml')).toContain('imports:\n  - crds.yaml\n');
  expect(JSON.parse(read('package.json'))).toMatchObject({
    scripts: { prepare: 'cdk8s import --check-upgrade=false' },
  });
  expect(read('.gitignore')).toContain('imports/\n');
});

test.each([
  [[], 'orphan.crds.yaml, of which they are made, is not there; write both with cdk8s-stateful convert -o FOLDER'],
  [['--language', 'python'], 'which are not translated; give a program that cdk8s-stateful convert writes without -o'],
])('a program whose classes nothing can make starts no project, with %j', (options, message) => {
  const path = folder();
  const { code, error } = runCli('init', '--program', root.write('orphan.ts', IMPORTING), ...options, path);
  expect(code).toBe(2);
  expect(error).toContain(message);
  expect(existsSync(path)).toBe(false);
});
