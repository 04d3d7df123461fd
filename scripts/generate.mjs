// Generates all committed files that are generated, in the order of their dependencies: `npm run generate`.
//   npm run generate -- NAME…     only these steps
//   npm run generate -- --check   fails if the result differs from git, for CI
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './sources.mjs';

const tsx = (file) => () => run(process.execPath, '--import', 'tsx', file);

/** `writes` are pathspecs of git. */
const STEPS = [
  {
    name: 'imports',
    writes: ['imports/*.ts'],
    make: () => run('npx', 'cdk8s', 'import', '--no-save', '--check-upgrade=false'),
  },
  { name: 'fields', writes: ['src/api/fields.generated.ts'], make: tsx('scripts/fields.ts') },
  {
    name: 'rules',
    writes: ['src/*/rules.generated.ts', 'src/check/change-names.generated.ts'],
    make: tsx('scripts/rules.ts'),
  },
  {
    name: 'plan',
    writes: ['src/plan/functions.generated.ts'],
    make: () => run(process.execPath, 'scripts/plan-functions.mjs'),
  },
  { name: 'images', writes: ['src/images/families.generated.ts'], make: tsx('scripts/images.ts') },
  {
    name: 'page',
    writes: ['src/picture/page/*.generated.ts'],
    make() {
      run(process.execPath, 'scripts/page-script.mjs');
      tsx('scripts/page-hashes.ts')();
    },
  },
  {
    name: 'props',
    writes: ['src/construct/props.generated.ts'],
    make() {
      ensureBuilt();
      run(process.execPath, 'scripts/props.mjs');
      // Compiles the table, too.
      ensureBuilt();
    },
  },
  {
    name: 'api',
    writes: ['API.md'],
    make() {
      ensureBuilt();
      run('npx', 'jsii-docgen', '--output', 'API.md');
    },
  },
  {
    name: 'synth',
    writes: ['dist'],
    make() {
      // Removes files that no program writes any more.
      for (const name of readdirSync('dist')) rmSync(join('dist', name), { recursive: true });
      for (const main of ['story', 'write-published', 'environments/main'])
        run(process.execPath, '--import', 'tsx', `examples/${main}.ts`);
    },
  },
  {
    name: 'docs',
    writes: ['docs/rules', 'docs/drivers.md', 'docs/apps.md', 'docs/changes.md'],
    make: tsx('scripts/docs.ts'),
  },
  {
    name: 'guides',
    writes: ['README.md', 'docs/story.svg', 'docs/start.md', 'docs/guides', 'docs/survival.md'],
    make: tsx('scripts/guides.ts'),
  },
];

function run(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed: ${error ?? `${stdout}${stderr}`}`);
}

/** The changed and untracked files that a step writes. */
function drift({ writes }) {
  const args = ['status', '--porcelain', '--untracked-files=all', '--', ...writes];
  return execFileSync('git', args, { encoding: 'utf8' }).trimEnd();
}

const given = process.argv.slice(2);
const check = given.includes('--check');
const names = given.filter((arg) => arg !== '--check');
const known = STEPS.map((step) => step.name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`nothing is called ${unknown.join(', ')}; there are: ${known.join(', ')}`);

const steps = STEPS.filter((step) => names.length === 0 || names.includes(step.name));
for (const step of steps) {
  const start = performance.now();
  step.make();
  console.log(`${step.name.padEnd(8)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
if (check) {
  for (const step of steps) {
    const files = drift(step);
    if (files === '') continue;
    console.error(`\nnot as \`npm run generate -- ${step.name}\` makes it:\n${files}`);
    process.exitCode = 1;
  }
  if (process.exitCode === 1) console.error('\nrun `npm run generate`, look at what it changes, and commit it');
}
