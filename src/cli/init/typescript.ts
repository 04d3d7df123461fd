import type { Project } from './project';
import { EXAMPLE_MOUNTS, gitIgnore, hasEnvironments, validations, workflow } from './shared';

/** A project in TypeScript. */
export function typescriptFiles({
  name,
  version,
  main = EXAMPLE,
  definitions,
  mounts,
}: Project): Record<string, string> {
  return {
    'package.json': packageJson(name, version, definitions !== undefined),
    'tsconfig.json': TSCONFIG,
    'cdk8s.yaml': cdk8sYaml(version) + (definitions === undefined ? '' : 'imports:\n  - crds.yaml\n'),
    ...(definitions === undefined ? {} : { 'crds.yaml': definitions }),
    'main.ts': main,
    'main.test.ts': hasEnvironments(main, 'typescript')
      ? TEST_OF_ENVIRONMENTS
      : test(mounts ?? (main === EXAMPLE ? EXAMPLE_MOUNTS : [])),
    '.gitignore': `node_modules/\n${definitions === undefined ? '' : 'imports/\n'}${gitIgnore(main)}`,
    '.github/workflows/check.yml': workflow(['npm ci', 'npm test', 'npm run check -- --format github']),
  };
}

function packageJson(name: string, version: string, imports: boolean): string {
  const json = {
    name,
    private: true,
    scripts: {
      synth: 'cdk8s synth --check-upgrade=false',
      test: 'tsc && node --import tsx --test main.test.ts',
      check: 'cdk8s-stateful check dist',
      ...(imports ? { prepare: 'cdk8s import --check-upgrade=false' } : {}),
    },
    dependencies: {
      cdk8s: '^2.70.106',
      'cdk8s-plus-27': '^2.9.5',
      'cdk8s-stateful': `^${version}`,
      constructs: '^10.8.1',
    },
    devDependencies: { '@types/node': '^24', 'cdk8s-cli': '^2.207.60', tsx: '^4.23.15', typescript: '^7.0.2' },
    // An optional dependency of cdk8s-plus-27 that brings 180 packages which no app needs.
    overrides: { 'cdk8s-plus-27': { backport: 'npm:@favware/skip-dependency@^1.2.2' } },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["*.ts"]
}
`;

const cdk8sYaml = (version: string): string => `language: typescript
app: node --import tsx main.ts
${validations('./node_modules/cdk8s-stateful', version)}`;

const EXAMPLE = `import { App, Chart } from 'cdk8s';
import { DeploymentStrategy, EnvConfig, PersistentStore, Rollout, StatefulApp, Workload } from 'cdk8s-stateful';

export const app = new App();
const chart = new Chart(app, 'grafana');

const config = new EnvConfig(chart, 'config', {
  data: { rootUrl: 'https://grafana.example.com' },
  rollout: Rollout.CHECKSUM, // pods are replaced when a value changes
});

const store = new PersistentStore(chart, 'store', { capacity: '1Gi' });

const grafana = new StatefulApp(chart, 'grafana', {
  image: 'grafana/grafana:12.3.0',
  port: 3000,
  env: { GF_SERVER_ROOT_URL: config.value('rootUrl') },
  workload: Workload.deployment({ strategy: DeploymentStrategy.recreate() }), // one pod at a time has the disk
  pod: { securityContext: { fsGroup: 472 } },
});
grafana.mountData(store); // at /var/lib/grafana
grafana.expose({ port: 80 });

app.synth();
`;

/** What has the program write into a folder of the test. */
const LOADER = `// The program writes its manifests when it is loaded: here into a folder that goes again.
const folder = mkdtempSync(join(tmpdir(), 'dist-'));
after(() => rmSync(folder, { recursive: true }));
process.env.CDK8S_OUTDIR = folder;`;

/** What reads manifests in the tests of projects. */
const READERS = `/** The manifests in a folder, by the names of their files. */
function manifests(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** What is deployed: a folder as a commit has it, the last one unless DEPLOYED names another. Before the first there is nothing. */
function deployed(folder: string): string {
  const revision = process.env.DEPLOYED ?? 'HEAD';
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout ?? '';
  const files = git('ls-tree', '--name-only', revision, \`\${folder}/\`).split('\\n').filter((file) => file.endsWith('.yaml'));
  return files.map((file) => git('show', \`\${revision}:./\${file}\`)).join('---\\n');
}
`;

const TEST_OF_ENVIRONMENTS = `import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { App } from 'cdk8s';
import { Changes } from 'cdk8s-stateful';

${LOADER}
const { build, environments } = require('./main') as typeof import('./main');

${READERS}
for (const [name, environment] of Object.entries(environments)) {
  const app = new App();
  build(app, environment);

  test(\`dist/\${name} is what the program writes: else run npm run synth, and look at the difference\`, () => {
    deepEqual(manifests(\`dist/\${name}\`), manifests(join(folder, name)));
  });

  test(\`no files of what is deployed in \${name} are lost\`, () => {
    Changes.since(deployed(\`dist/\${name}\`), app).expectSafe();
  });
}
`;

const test = (mounts: readonly string[]): string => `import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Changes${mounts.length === 0 ? '' : ', Event, Survival'} } from 'cdk8s-stateful';

${LOADER}
const { app } = require('./main') as typeof import('./main');

${READERS}
test('dist is what the program writes: else run npm run synth, and look at the difference', () => {
  deepEqual(manifests('dist'), manifests(folder));
});
${mounts.map(survival).join('')}
test('no files of what is deployed are lost', () => {
  Changes.since(deployed('dist'), app).expectSafe();
});
`;

const survival = (mount: string): string => `
test(${quoted(`the files in ${mount} survive a new pod`)}, () => {
  Survival.of(app).expect(${quoted(mount)}).toSurvive(Event.POD_REPLACED);
});
`;

/** A string as a program has it. */
function quoted(text: string): string {
  return /^[\w ./-]*$/.test(text) ? `'${text}'` : JSON.stringify(text);
}
