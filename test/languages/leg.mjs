// What the legs of all languages share: the package in another language does what it does in TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBuilt } from '../../scripts/sources.mjs';
import { requireSentences } from './mistakes.mjs';

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';

/** Where the programs are. */
export const HERE = import.meta.dirname;

/** Packages without whose bindings a program of ours isn't built; they come from node_modules, whatever a registry has. */
const PACKAGES = ['.', 'node_modules/cdk8s', 'node_modules/cdk8s-plus-27', 'node_modules/constructs'];

/**
 * Runs the leg of one language in a folder of its own. Where one of its tools isn't there, it says so, and nothing fails.
 * @param tools commands that are run to see whether they are there, and what to call them.
 */
export function leg(language, tools, steps) {
  const missing = Object.entries(tools).find(([, [command, ...args]]) => spawnSync(command, args).status !== 0);
  if (missing !== undefined) {
    console.log(`${language}: not run: there is no ${missing[0]} here`);
    return;
  }
  requireBuilt();
  const folder = mkdtempSync(join(tmpdir(), `${language}-`));
  try {
    steps(folder, (sentence) => console.log(`${language}: ${sentence}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command, and gives what it printed. */
export function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error ?? `${stdout}${stderr}`}`);
  return `${stdout}${stderr}`;
}

/** Generates the code of a language, of this package and of those that it needs; it builds nothing. */
export function generateCode(target, folder, packages = PACKAGES) {
  return run('npx', ['jsii-pacmak', '-t', target, '--code-only', '--no-npmignore', '-o', folder, ...packages]);
}

/** Holds what the three programs of a language write and print against TypeScript. `program(name, ...args)` runs one. */
export function requireSameAsTypeScript(folder, program, runs, report) {
  const expected = join(folder, 'typescript');
  const warnings = warningsOf(run('node', ['--import', 'tsx', join(HERE, 'programs/main.ts'), expected]));
  let files = 0;
  for (let i = 1; i <= runs; i++) {
    const written = join(folder, `written-${i}`);
    const printed = program('main', written);
    files = requireSame(expected, written);
    if (warnings.join('\n') !== warningsOf(printed).join('\n')) throw new Error(`other warnings:\n${printed}`);
  }
  const times = runs === 1 ? '' : ` in each of ${runs} runs`;
  report(`${files} files are those of TypeScript, byte for byte${times}; ${warnings.length} warnings, each once`);

  report(`${requireSentences(program('mistakes'))} mistakes end in a sentence of ours`);
  warningsOf(program('subclasses', join(folder, 'subclasses')));
  report('subclasses that override synth work');
}

/** Refuses folders that don't have the same files with the same bytes. */
export function requireSame(expected, found) {
  const names = filesOf(expected);
  if (names.join() !== filesOf(found).join())
    throw new Error(`${found} has ${filesOf(found).join(', ')}; expected were ${names.join(', ')}`);
  for (const name of names) {
    if (readFileSync(join(expected, name), 'utf8') !== readFileSync(join(found, name), 'utf8'))
      throw new Error(`${name} differs:\n${spawnSync('diff', [join(expected, name), join(found, name)]).stdout}`);
  }
  return names.length;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The warnings in what a program printed; each is printed once, however the program is run. */
function warningsOf(printed) {
  const warnings = printed.split('\n').filter((line) => line.startsWith('warning['));
  if (warnings.length === 0) throw new Error('no warning was printed');
  const twice = warnings.find((warning, i) => warnings.indexOf(warning) !== i);
  if (twice !== undefined) throw new Error(`printed twice: ${twice}`);
  return warnings.sort();
}
