// The package in Python: `npm run test:python`. Makes the wheel, installs it with cdk8s of PyPI, and holds what programs
// write and print against what the same programs do in TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requireSame, warningsOf } from './compare.mjs';

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';

if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0) {
  console.log('not run: there is no Python 3 with venv here');
  process.exit(0);
}
const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'python-'));
const python = join(folder, 'venv', 'bin', 'python');
try {
  run('npx', 'jsii-pacmak', '-t', 'python', '-o', folder, '--no-npmignore');
  run('python3', '-m', 'venv', join(folder, 'venv'));
  const wheel = readdirSync(join(folder, 'python')).find((name) => name.endsWith('.whl'));
  run(python, '-m', 'pip', 'install', '-q', join(folder, 'python', wheel), 'cdk8s-plus-34');

  const expected = run('node', '--import', 'tsx', join(here, 'programs/main.ts'), join(folder, 'typescript'));
  const printed = run(python, join(here, 'programs/main.py'), join(folder, 'written'));
  const files = requireSame(join(folder, 'typescript'), join(folder, 'written'));
  const warnings = warningsOf(printed);
  if (warnings.join('\n') !== warningsOf(expected).join('\n')) throw new Error(`other warnings:\n${printed}`);
  console.log(`python: ${files} files are those of TypeScript, byte for byte; ${warnings.length} warnings, each once`);

  console.log(`python: ${run(python, join(here, 'python/mistakes.py')).trim().split('\n').at(-1)}`);
  warningsOf(run(python, join(here, 'python/subclasses.py'), join(folder, 'subclasses')));
  run(python, join(here, 'python/cdk8s_plus.py'));
  console.log('python: subclasses that override synth, and what cdk8s-plus-34 makes, work');
  run('npm', 'run', '-s', 'snippets');
  const ran = run(python, join(here, 'python/snippets.py'), resolve('.jsii.tabl.json'));
  console.log(`python: ${ran.split('\n').find((line) => line.endsWith(' run'))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command, and gives what it printed. */
function run(command, ...args) {
  // Programs write to where they are run.
  const cwd = command === python ? folder : undefined;
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error ?? `${stdout}${stderr}`}`);
  return `${stdout}${stderr}`;
}
