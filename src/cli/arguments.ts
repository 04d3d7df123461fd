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
  /** The options as they follow one another. */
  readonly sequence: readonly { readonly name: string; readonly value: string | undefined }[];
  /** What options say over the file of settings. */
  readonly settings: Settings;
  /** The file of settings that is used. */
  readonly config: string | undefined;
}

type Given = Omit<Arguments, 'settings' | 'config'>;

/**
 * The words of a command line after its verb, with the settings of a file where the verb has any.
 * @throws UsageError for options that the verb doesn't have, and for what is no setting
 */
export function readArguments(args: readonly string[], usage: Usage): Arguments {
  const given = parsed(args, usage);
  const options = allOptions(usage);
  if (!options.some(([, { setting }]) => setting !== undefined)) return { ...given, settings: {}, config: undefined };
  // Loaded where it is read: a schema has all names of rules in it.
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

/** Settings with what an option says in the place of what they say. */
function withOption(settings: Json, name: string, { type, setting }: Option, given: Given): Json {
  if (setting === undefined) return settings;
  const isOff = type === 'boolean' && given.flag(`no-${name}`);
  const strings = type === 'string' ? given.strings(name) : isOff || given.flag(name) ? [String(!isOff)] : [];
  if (strings.length === 0) return settings;
  const value = setting.read(strings);
  const mistake = mistakeIn(value, setting.schema);
  if (mistake !== undefined) throw new UsageError(`--${name} ${mistake.problem}`);
  return withSetting(settings, setting.key, value);
}

function parsed(args: readonly string[], usage: Usage): Given {
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
    throw new UsageError(whatIsWrong(error.message, usage));
  }
}

/** Node's own sentence, with the option that is nearest to one that there isn't, and the value that one lacks. */
function whatIsWrong(message: string, usage: Usage): string {
  const [, lacking] =
    /^Option '(?:-\w, )?-+([\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  if (lacking !== undefined) {
    const [name, option] = allOptions(usage).find(([long, { short }]) => lacking === long || lacking === short) ?? [];
    return `--${name ?? lacking} needs a value: --${name ?? lacking} ${option?.value ?? 'VALUE'}`;
  }
  const [, given = '', unknown] = /^Unknown option '(-+([^']*))'/.exec(message) ?? [];
  if (unknown === undefined) return message.split('. ')[0] ?? message;
  const near = nearest(unknown, Object.keys(parserOptions(usage)));
  const verb = usage.usage[0]?.split(' ')[0] ?? '';
  return `there is no option ${given}; ${near === undefined ? `cdk8s-stateful ${verb} --help has all` : `did you mean --${near}?`}`;
}

/** One of a few words. */
export function choice<T extends string>(given: string | undefined, args: readonly [T, ...T[]], option: string): T {
  if (given === undefined) return args[0];
  const found = args.find((word) => word === given);
  if (found === undefined) throw new UsageError(`${option} is one of ${[...new Set(args)].join(', ')}; not ${given}`);
  return found;
}

export function clusterFacts({ settings }: Arguments): ClusterFacts {
  return settings.cluster ?? {};
}
