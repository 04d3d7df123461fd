import type { Command } from './command';
import { commandsOf, programName } from './command';
import { isConfigOperand } from './config-paths';
import type { ImageRow } from './row';
import type { DataSettings, Variables } from './settings';

/** What a container says that it runs. */
export interface Run {
  readonly command: readonly string[];
  readonly args: readonly string[];
}

/** What images start their servers with. A command that is neither this nor of the row (`pg_dump`) only talks to them. */
const ENTRY_POINT = 'docker-entrypoint.sh';

/**
 * The settings that a row's program is started with, those of a script among them; undefined where no command of the
 * container serves its data.
 */
export function servedSettings(row: ImageRow, { command, args }: Run, env: Variables): DataSettings | undefined {
  if (command.length === 0 && args.length === 0) return { env, args };
  const commands = commandsOf([...command, ...args], env).map((one) => handedOver(row, one));
  const served = commands.findLast((one) => serves(row, one, command.length > 0));
  return served === undefined ? undefined : { env: overlaid(served.variables, env), args: served.args };
}

/** A command without the script of the user's that is given it: `update-node.sh redis-server …`. */
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
  // Arguments alone go to the image's own program.
  if (!isCommand && (first.startsWith('-') || (config?.operand === true && isConfigOperand(first)))) return true;
  const program = programName(first);
  if (program === ENTRY_POINT || programs.includes(program)) return true;
  const verb = words.find((word, i) => i > 0 && !word.startsWith('-'));
  return verb !== undefined && programs.includes(`${program} ${verb}`);
}
