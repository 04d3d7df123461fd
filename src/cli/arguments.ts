import { parseArgs } from 'node:util';
import { nearest } from '../api/nearest';
import type { ClusterFacts } from '../inventory/cluster';
import type { Json } from '../inventory/json';
import { isNodeError } from '../source/node-error';
import type { Settings } from './config/settings';
import { withSetting } from './config/settings';
import { mistakeIn } from './config/schema';
import type { Option, Usage } from './options';
import { allOptions, parserOptions } from './options';
import { UsageError } from './usage-error';

export { CLUSTER_GROUP } from './cluster-options';

type Value = string | boolean | undefined;

export interface Arguments {
  readonly paths: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly string: (name: string) => string | undefined;
  readonly strings: (name: string) => readonly string[];
  /** The options in their order on the command line. */
  readonly sequence: readonly { readonly name: string; readonly value: string | undefined }[];
  /** The settings of the configuration file, overridden by options. */
  readonly settings: Settings;
  /** The path of the configuration file; undefined if there is none. */
  readonly config: string | undefined;
}

type ParsedOptions = Omit<Arguments, 'settings' | 'config'>;

/**
 * Parses the arguments of a verb, and reads the configuration file if an option of the verb has a setting.
 * @throws UsageError for unknown options and invalid settings
 */
export function readArguments(args: readonly string[], usage: Usage): Arguments {
  const given = parseOptions(args, usage);
  const options = allOptions(usage);
  if (!options.some(([, { setting }]) => setting !== undefined)) return { ...given, settings: {}, config: undefined };
  // Loaded only when needed: the schema contains the names of all rules.
  const { findConfig, readConfig } = require('./config/config-file') as typeof import('./config/config-file');
  if (given.flag('no-config') && given.string('config') !== undefined)
    throw new UsageError('--config and --no-config exclude each other');
  const file = given.flag('no-config') ? undefined : (given.string('config') ?? findConfig());
  const settings = options.reduce<Json>(
    (all, [name, option]) => withOption(all, name, option, given),
    file === undefined ? {} : (readConfig(file) as Json),
  );
  return { ...given, settings: settings as Settings, config: file };
}

/** The settings with the value of an option, if it is given. */
function withOption(settings: Json, name: string, { type, setting }: Option, given: ParsedOptions): Json {
  if (setting === undefined) return settings;
  const isOff = type === 'boolean' && given.flag(`no-${name}`);
  const strings = type === 'string' ? given.strings(name) : isOff || given.flag(name) ? [String(!isOff)] : [];
  if (strings.length === 0) return settings;
  const value = setting.read(strings);
  const mistake = mistakeIn(value, setting.schema);
  if (mistake !== undefined) throw new UsageError(`--${name} ${mistake.problem}`);
  return withSetting(settings, setting.key, value);
}

function parseOptions(args: readonly string[], usage: Usage): ParsedOptions {
  const options = parserOptions(usage);
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      tokens: true,
    });
    const sequence = tokens.flatMap((token) =>
      token.kind === 'option' ? [{ name: token.name, value: token.value }] : [],
    );
    const all = values as Readonly<Record<string, Value | readonly Value[]>>;
    const strings = (name: string): readonly string[] =>
      [all[name]].flat().filter((value) => typeof value === 'string');
    return {
      paths: positionals,
      flag: (name) => all[name] === true,
      string: (name) => strings(name).at(-1),
      strings: strings,
      sequence,
    };
  } catch (error) {
    if (!isNodeError(error) || !error.code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(parseErrorMessage(error.message, usage));
  }
}

/** Node's error message, with the most similar option for an unknown one, and the form of a missing value. */
function parseErrorMessage(message: string, usage: Usage): string {
  const [, incomplete] =
    /^Option '(?:-\w, )?-+([\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  if (incomplete !== undefined) {
    const [name, option] =
      allOptions(usage).find(([long, { short }]) => incomplete === long || incomplete === short) ?? [];
    return `--${name ?? incomplete} needs a value: --${name ?? incomplete} ${option?.value ?? 'VALUE'}`;
  }
  const [, given = '', unknown] = /^Unknown option '(-+([^']*))'/.exec(message) ?? [];
  if (unknown === undefined) return message.split('. ')[0] ?? message;
  const near = nearest(unknown, Object.keys(parserOptions(usage)));
  const verb = usage.usage[0]?.split(' ')[0] ?? '';
  return `there is no option ${given}; ${near === undefined ? `cdk8s-stateful ${verb} --help has all` : `did you mean --${near}?`}`;
}

/** The value of an option that allows these only; the first by default. @throws UsageError */
export function choice<T extends string>(given: string | undefined, args: readonly [T, ...T[]], option: string): T {
  if (given === undefined) return args[0];
  const found = args.find((word) => word === given);
  if (found === undefined) throw new UsageError(`${option} is one of ${[...new Set(args)].join(', ')}; not ${given}`);
  return found;
}

export function clusterFacts({ settings }: Arguments): ClusterFacts {
  return settings.cluster ?? {};
}
