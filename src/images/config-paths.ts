import { isLiteral } from './command';
import type { ConfigFile } from './row';
import type { DataSettings } from './settings';
import { flagValue } from './settings';

/**
 * The paths of a program's configuration: files, folders, or patterns such as `/etc/mysql/conf.d/*.cnf`. Undefined where
 * the settings give a path that isn't known.
 */
export function configPaths(config: ConfigFile, { env, args = [] }: DataSettings): readonly string[] | undefined {
  const { paths, flags = [], variables = [], operand = false } = config;
  const given = flags.map((flag) => flagValue(flag, args)).filter((value) => value !== undefined);
  const file = operand ? args.find((arg) => isConfigOperand(arg)) : undefined;
  if (file !== undefined) given.push(file);
  const variable = given.length > 0 ? undefined : variables.find((name) => env?.has(name));
  if (variable !== undefined) given.push(env?.get(variable) ?? '');
  if (given.length === 0) return paths;
  return given.every((path) => path.startsWith('/') && isLiteral(path)) ? given : undefined;
}

/** Whether an argument is a configuration file: `redis-server /etc/redis/redis.conf`. */
export function isConfigOperand(arg: string): boolean {
  return /^\/.*\.conf$/.test(arg);
}
