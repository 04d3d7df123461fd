import type { ParseArgsConfig } from 'node:util';
import { wrap } from '../check/reporters/wrap';
import type { Setting } from './config/settings';

/** An option of a verb. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** What follows it, as help shows it. */
  readonly value?: string;
  /** What it does, in help. */
  readonly help: string;
  /** What it is in the configuration file. */
  readonly setting?: Setting;
}

/** Options by name; help shows them in this order. */
export type Options = Readonly<Record<string, Option>>;

/** What a verb says of itself. */
export interface Usage {
  /** One a way to call it, without the name of the program. */
  readonly usage: readonly string[];
  readonly text: string;
  readonly options: Options;
  /** What is said below the options. */
  readonly notes?: readonly string[];
  readonly groups?: readonly { readonly title: string; readonly options: Options }[];
  readonly exit: string;
}

const WIDTH = 120;
const LEFT = 31;

/** All that `--help` prints of a verb. */
export function helpOf({ usage, text, options, notes = [], groups = [], exit }: Usage): string {
  const parts = [
    usage.map((line) => `cdk8s-stateful ${line}`).join('\n'),
    text,
    linesOf(options),
    ...notes,
    ...groups.map(({ title, options: own }) => `${title}:\n${linesOf(own)}`),
    exit,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All options of a verb. */
export function allOptions({ options, groups = [] }: Usage): readonly (readonly [string, Option])[] {
  return [options, ...groups.map(({ options: own }) => own)].flatMap((table) => Object.entries(table));
}

/** All options of a verb, as Node's parser takes them; what a file of settings may turn on can be turned off. */
export function parserOptions(usage: Usage): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    allOptions(usage).flatMap(([name, { type, multiple, short, setting }]) => [
      [name, { type, ...(multiple === true ? { multiple } : {}), ...(short === undefined ? {} : { short }) }],
      ...(type === 'boolean' && setting !== undefined ? [[`no-${name}`, { type }]] : []),
    ]),
  ) as NonNullable<ParseArgsConfig['options']>;
}

function linesOf(options: Options): string {
  return Object.entries(options)
    .map(([name, { short, value, help }]) => {
      const head = `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
      const [first = '', ...more] = wrap(help, WIDTH - LEFT);
      const lines = head.length < LEFT ? [`${head.padEnd(LEFT)}${first}`] : [head, `${' '.repeat(LEFT)}${first}`];
      return [...lines, ...more.map((line) => `${' '.repeat(LEFT)}${line}`)].join('\n').trimEnd();
    })
    .join('\n');
}
