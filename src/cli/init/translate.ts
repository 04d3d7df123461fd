import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../source/process';
import { Scratch } from '../../source/scratch';
import { UsageError } from '../usage-error';

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

/** A program in TypeScript as one in Python, by the jsii-rosetta of PATH. @throws UsageError where it isn't there, or would make another program of it */
export function pythonOf(name: string, program: string): string {
  const source = asRosettaReads(program.replace(READER, ''));
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
    const python = ended.out.toString('utf8');
    const problem = ended.kind === 'failed' ? firstError(ended.reason) : changedKey(source, python);
    if (problem !== undefined)
      throw new UsageError(
        `jsii-rosetta can't translate ${name}: ${problem}; write that in another way, or leave out --language python`,
      );
    const translated = `${python.trimEnd()}\n`
      .replace(TYPE_OF_API, 'from cdk8s_plus_27.k8s import $1')
      .replace(/"\.\.\.": (?=\w)/g, '**');
    return READER.test(program)
      ? `import os\n${translated.replace(/\n*^(?=app = App\(\)$)/m, READER_IN_PYTHON)}`
      : translated;
  } finally {
    scratch.remove();
  }
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

/** A key that it took for the name of a prop, and wrote as Python would. */
function changedKey(source: string, python: string): string | undefined {
  for (const [, key = ''] of python.matchAll(/(?:^ *|[{,] ?)"((?:[^"\\]|\\.)*)":/gm))
    if (!source.includes(key))
      return `it would write the key ${key} instead of another one, as it also does with props where cdk8s-stateful isn't in node_modules of the current folder`;
  return undefined;
}
