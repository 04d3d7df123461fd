import type { Command } from './command';
import { commandsOf, programName } from './command';
import { isConfigOperand } from './config-paths';
import type { ImageRow } from './row';
import type { DataSettings, Variables } from './settings';

/** The command and arguments of a container. */
export interface Run {
  readonly command: readonly string[];
  readonly args: readonly string[];
}

/** The usual entry point of images. A command that is neither this nor in the row, such as `pg_dump`, is a client. */
const ENTRY_POINT = 'docker-entrypoint.sh';

/**
 * The settings with which a container starts a row's program, also in a script; undefined where no command serves its
 * data.
 */
export function servedSettings(row: ImageRow, { command, args }: Run, env: Variables): DataSettings | undefined {
  if (command.length === 0 && args.length === 0) return { env, args };
  const commands = commandsOf([...command, ...args], env).map((one) => handedOver(row, one));
  const served = commands.findLast((one) => serves(row, one, command.length > 0));
  return served === undefined ? undefined : { env: overlaid(served.variables, env), args: served.args };
}

/** A command without a script of the user before it: `update-node.sh redis-server …`. */
function handedOver({ programs = [] }: ImageRow, { args, variables }: Command): Command {
  const isScript = args.slice(0, 2).some((word) => word.endsWith('.sh'));
  const at = isScript ? args.findIndex((word) => programs.includes(programName(word))) : -1;
  return { args: at > 0 ? args.slice(at) : args, variables };
}

function overlaid(over: Command['variables'], env: Variables): Variables {
  if (over.size === 0) return env;
  return {
    has: (name) => over.has(name) || env.has(name),
    get: (name) => (over.has(name) ? over.get(name) : env.get(name)),
  };
}

function serves({ programs = [], config }: ImageRow, { args: words }: Command, isCommand: boolean): boolean {
  const [first] = words;
  if (first === undefined) return true;
  // Arguments without a command are for the image's entry point.
  if (!isCommand && (first.startsWith('-') || (config?.operand === true && isConfigOperand(first)))) return true;
  const program = programName(first);
  if (program === ENTRY_POINT || programs.includes(program)) return true;
  const verb = words.find((word, i) => i > 0 && !word.startsWith('-'));
  return verb !== undefined && programs.includes(`${program} ${verb}`);
}
