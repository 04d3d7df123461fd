import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../source/process';
import { Scratch } from '../../source/scratch';
import { UsageError } from '../usage-error';
import { withInlineConstants } from './inline-constants';
import { snakeCase, withSourceKeys } from './python-keys';
import { withPatchedObjects } from './python-objects';

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

/** How a program of several environments writes them all. */
const RUN_OF_ENVIRONMENTS = /\nconst \{ outdir \} = new App\(\);[^]*/;

const RUN_OF_ENVIRONMENTS_IN_PYTHON = `

outdir = App().outdir  # dist, or what CDK8S_OUTDIR names
for name, environment in environments.items():
    app = App(outdir=f"{outdir}/{name}")
    build(app, **environment)
    app.synth()
`;

/** A program in TypeScript as one in Python, by the jsii-rosetta of PATH. @throws UsageError where it isn't there, or would make another program of it */
export function pythonOf(name: string, program: string): string {
  const given = program.replace(READER, '').replace(RUN_OF_ENVIRONMENTS, '\n');
  const source = asRosettaReads(withPatchedObjects(withInlineConstants(given)));
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
    const keyed = ended.kind === 'failed' ? { problem: firstError(ended.reason) } : withSourceKeys(source, python);
    const problem = 'problem' in keyed ? keyed.problem : untyped(keyed.python);
    if ('problem' in keyed || problem !== undefined)
      throw new UsageError(
        `jsii-rosetta can't translate ${name}: ${problem ?? ''}; write that in another way, or leave out --language python`,
      );
    const translated = `${keyed.python.trimEnd()}\n`
      .replace(TYPE_OF_API, 'from cdk8s_plus_27.k8s import $1')
      .replace(/"\.\.\.": (?=\w)/g, '**')
      .replace(/(?<=^ +"[^"]*": )Environment(?=\()/gm, 'dict')
      .replace(/^def build\(app, .*\):$/m, (head) => snakeCase(head));
    const whole = RUN_OF_ENVIRONMENTS.test(program) ? translated + RUN_OF_ENVIRONMENTS_IN_PYTHON : translated;
    return READER.test(program)
      ? `import os\n${whole.replace(/\n*^(?=app = App\(\)$|environments = \{$)/m, READER_IN_PYTHON)}`
      : whole;
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

/** Without the types of the constructs, options are written as a dictionary. */
function untyped(python: string): string | undefined {
  return /\b[A-Z]\w*\(\w+, "(?:[^"\\]|\\.)*",\s*\{/.test(python)
    ? 'it needs cdk8s-stateful and cdk8s in node_modules of the current folder'
    : undefined;
}
