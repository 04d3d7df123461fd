import type { Variables } from './settings';

/** A program with its arguments, and the variables that a shell sets for it; undefined where a value isn't known. */
export interface Command {
  readonly args: readonly string[];
  readonly variables: ReadonlyMap<string, string | undefined>;
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);

/** Programs that start the program in their arguments, with the number of arguments before it. */
const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ...'exec nohup time env command then do else if while until ! { tini dumb-init'
    .split(' ')
    .map((name) => [name, 0] as const),
  ...'gosu su-exec setuidgid s6-setuidgid'.split(' ').map((name) => [name, 1] as const),
]);

const TOKEN =
  /\\\n|[ \t]+|#[^\n]*|(?<end>\n|;|&&?|\|\|?|[()])|(?<word>(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s;&|()"'\\])+)/gs;
const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

/**
 * The commands that a container runs: its own, or those of a shell script (`sh -c '…'`) in order.
 * @param env the variables of the container
 */
export function commandsOf(args: readonly string[], env: Pick<Variables, 'get'>): readonly Command[] {
  const inner = unwrapped(args);
  const script = scriptOf(inner);
  return script === undefined ? [{ args: inner, variables: new Map() }] : commandsOfScript(script, env);
}

/** The name of a program without its folder. */
export function programName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function scriptOf([shell = '', ...rest]: readonly string[]): string | undefined {
  if (!SHELLS.has(programName(shell))) return undefined;
  const option = rest.findIndex((word) => /^-[a-z]*c[a-z]*$/.test(word));
  return option < 0 ? undefined : rest[option + 1];
}

function unwrapped(args: readonly string[]): readonly string[] {
  const own = WRAPPERS.get(programName(args[0] ?? ''));
  if (own === undefined) return args;
  const next = args.findIndex((word, i) => i > 0 && !word.startsWith('-'));
  return next < 0 ? [] : unwrapped(args.slice(next + own));
}

function commandsOfScript(script: string, env: Pick<Variables, 'get'>): readonly Command[] {
  const variables = new Map<string, string | undefined>();
  const valueOf = (text: string): string =>
    text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (written, braced?: string, plain?: string) => {
      const name = braced ?? plain ?? '';
      return (variables.has(name) ? variables.get(name) : env.get(name)) ?? written;
    });
  const commands: Command[] = [];
  let args: string[] = [];
  const end = (): void => {
    const assigns = args[0] === 'export';
    const rest = (assigns ? args.slice(1) : args).slice();
    for (let given = ASSIGNMENT.exec(rest[0] ?? ''); given !== null; given = ASSIGNMENT.exec(rest[0] ?? '')) {
      variables.set(given[1] ?? '', isLiteral(given[2] ?? '') ? given[2] : undefined);
      rest.shift();
    }
    const command = unwrapped(rest);
    if (!assigns && command.length > 0) commands.push({ args: command, variables: new Map(variables) });
    args = [];
  };
  for (const { groups } of script.matchAll(TOKEN)) {
    if (groups?.['end'] !== undefined) end();
    if (groups?.['word'] !== undefined) args.push(valueOf(unquoted(groups['word'])));
  }
  end();
  return commands;
}

function unquoted(word: string): string {
  return word.replaceAll(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
    (_, double?: string, single?: string, one?: string) =>
      double === undefined ? (single ?? one ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1'),
  );
}

/** Whether a string is literal: without variables, commands or placeholders of a shell or template. */
export function isLiteral(text: string): boolean {
  return !/[$`{}*]/.test(text);
}
