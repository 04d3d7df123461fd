import { snakeCase } from './python-keys';
import { fieldOf, partsAt } from './python-objects';

/** How a TypeScript program writes all its environments. */
const RUN = /\nconst \{ outdir \} = new App\(\);[^]*/;

const RUN_IN_PYTHON = `

def main() -> None:
    outdir = App().outdir  # dist, or what CDK8S_OUTDIR names
    for name, environment in environments.items():
        app = App(outdir=f"{outdir}/{name}")
        build(app, **environment)
        app.synth()


main()
`;

/** The record of environments in TypeScript, up to its first brace. */
const RECORD = /^export const environments: [^=]* = /m;

/**
 * The part of a program of several environments that jsii-rosetta translates. It makes parameters of the fields of an environment, so
 * that these must not be called as variables are.
 */
export function withoutRun(program: string): string {
  const own = program.replace(RUN, '\n');
  const variables = new Set([...own.matchAll(/^ *const (\w+) = /gm)].map(([, name]) => name));
  const fields = [...own.matchAll(/^ {2}readonly (\w+)\??: /gm)].map(([, name = '']) => name);
  return fields.filter((field) => variables.has(field)).reduce(withRenamedField, own);
}

function withRenamedField(program: string, field: string): string {
  const renamed = `${field}Value`;
  const record = RECORD.exec(program);
  if (record === null) return program;
  const start = record.index + record[0].length;
  const { parts, end } = partsAt(program, start);
  const environments = parts.map((part) => {
    const [name, values] = fieldOf(part);
    const others = partsAt(values, 0).parts.map((one) => {
      const [key, value] = fieldOf(one);
      return key === field ? `${renamed}: ${value}` : one;
    });
    return `${JSON.stringify(name)}: { ${others.join(', ')} }`;
  });
  const whole = `${program.slice(0, start)}{ ${environments.join(', ')} }${program.slice(end)}`;
  return whole
    .replace(new RegExp(`^ {2}readonly ${field}(?=\\??: )`, 'm'), `  readonly ${renamed}`)
    .replace(new RegExp(`\\benvironment\\.${field}\\b`, 'g'), `environment.${renamed}`);
}

/** The environments of a translated program. */
const IN_PYTHON = /^environments = [^]*?(?=\n\n)/m;

export function environmentsIn(python: string): string | undefined {
  return IN_PYTHON.exec(python)?.[0];
}

/** A translated program whose environments are dictionaries, and which writes them all. */
export function withRunInPython(python: string): string {
  const whole = python
    .replace(IN_PYTHON, (environments) => environments.replace(/(?<=": )Environment(?=\()/g, 'dict'))
    .replace(/^def build\(app, .*\):$/m, (head) => snakeCase(head).replace(', *)', ')'));
  return whole + RUN_IN_PYTHON;
}
