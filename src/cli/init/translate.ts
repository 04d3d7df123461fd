import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from '../../source/process';
import { Scratch } from '../../source/scratch';
import { UsageError } from '../usage-error';
import { withInlineConstants } from './inline-constants';
import { environmentsIn, withRunInPython, withoutRun } from './python-environments';
import type { Translation } from './python-keys';
import { withSourceKeys } from './python-keys';
import { withPatchedObjects } from './python-objects';
import { hasEnvironments } from './shared';

/** Milliseconds: it compiles the program first. */
const TIME_LIMIT = 300_000;

/** What a program reads values of Secrets with, which isn't translated but written anew. */
const READER = /\nfunction secret\(name: string\)[^]*?\n\}\n/;

/** What it imports a type of the API by: the module is that of all of them. */
const TYPE_OF_API = /^from cdk8s_plus_27\.([A-Z]\w*) import .*/gm;

const READER_IN_PYTHON = `


def secret(name: str) -> str:
    """A value of a Secret, from the environment."""
    return os.environ[name]


`;

/**
 * A program in TypeScript as one in Python, by the jsii-rosetta of PATH.
 *
 * @throws UsageError where that isn't there, knows no types of the constructs, or would make another program
 */
export function pythonOf(name: string, program: string): string {
  const isOfEnvironments = hasEnvironments(program, 'typescript');
  const ownProgram = program.replace(READER, '');
  const source = asRosettaReads(
    withPatchedObjects(withInlineConstants(isOfEnvironments ? withoutRun(ownProgram) : ownProgram)),
  );
  const translated = translatedBy(name, source);
  if (/ from 'cdk8s-stateful';$/m.test(source) && !isInstalled('cdk8s-stateful'))
    throw new UsageError(
      `to translate ${name}, jsii-rosetta needs the types of the constructs in node_modules of the current folder; npm install cdk8s-stateful cdk8s cdk8s-plus-27 constructs`,
    );
  const keyed = 'python' in translated ? withSourceKeys(source, translated.python) : translated;
  const problem = 'problem' in keyed ? keyed.problem : changedEnvironments(translated, keyed);
  if ('problem' in keyed || problem !== undefined)
    throw new UsageError(
      `jsii-rosetta can't translate ${name}: ${problem ?? ''}; write that in another way, or leave out --language python`,
    );
  const python = `${keyed.python.trimEnd()}\n`
    .replace(TYPE_OF_API, 'from cdk8s_plus_27.k8s import $1')
    .replace(/"\.\.\.": (?=\w)/g, '**');
  const whole = isOfEnvironments ? withRunInPython(python) : python;
  return READER.test(program)
    ? `import os\n${whole.replace(/\n*^(?=app = App\(\)$|environments = )/m, READER_IN_PYTHON)}`
    : whole;
}

/** Whether a package is in the node_modules of the current folder, or of one above it. */
function isInstalled(name: string): boolean {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', name))) return true;
    if (folder === dirname(folder)) return false;
  }
}

function translatedBy(name: string, source: string): Translation {
  const scratch = new Scratch();
  try {
    const folder = scratch.newFolder();
    const file = join(folder, 'main.ts');
    mkdirSync(folder);
    writeFileSync(file, source);
    const ended = runProgram('jsii-rosetta', ['snippet', file, '--language', 'python'], {
      timeLimit: TIME_LIMIT,
      env: { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    });
    if (ended.kind === 'absent')
      throw new UsageError(
        `${name} is in TypeScript, and jsii-rosetta, which translates it, is not on PATH; npm install --global jsii-rosetta, or leave out --language python`,
      );
    return ended.kind === 'failed' ? { problem: firstError(ended.reason) } : { python: ended.out.toString('utf8') };
  } finally {
    scratch.remove();
  }
}

/** Options among the values of environments, which Python takes by the names of its own only. */
function changedEnvironments(...translations: readonly Translation[]): string | undefined {
  const [before, after] = translations.map((one) => ('python' in one ? environmentsIn(one.python) : undefined));
  return before === after ? undefined : 'its environments differ in whole options, and not only in values of them';
}

/**
 * Strings of several lines as strings of one, for jsii-rosetta indents the lines of others; `{ ...labels }`, which it doesn't know, as
 * `{ '...': labels }`.
 */
function asRosettaReads(program: string): string {
  return program.replace(
    /^ *\/\/.*$|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\.\.\.(?=\w)|`((?:[^`\\]|\\[^])*)`/gm,
    (all, text?: string) =>
      text === undefined
        ? all.replace(/^\.\.\.$/, "'...': ")
        : `"${text
            .replace(/\\([`$])|"/g, (match, character?: string) => character ?? `\\${match}`)
            .replaceAll('\n', '\\n')}"`,
  );
}

function firstError(reason: string): string {
  return /error TS\d+: (.*?)\.?(\n|$)/.exec(reason)?.[1] ?? reason.split('\n')[0] ?? reason;
}
