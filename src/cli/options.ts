import type { ParseArgsConfig } from 'node:util';
import { wrap } from '../check/reporters/wrap';
import type { Setting } from './config/settings';

/** An option of a verb. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** The form of its value, in help. */
  readonly value?: string;
  /** What it does, in help. */
  readonly help: string;
  /** Its key in the configuration file. */
  readonly setting?: Setting;
}

/** Options by name; help shows them in this order. */
export type Options = Readonly<Record<string, Option>>;

/** The help and the options of a verb. */
export interface Usage {
  /** The forms of its command line, without the name of the program. */
  readonly usage: readonly string[];
  readonly text: string;
  readonly options: Options;
  /** Paragraphs below the options. */
  readonly notes?: readonly string[];
  readonly groups?: readonly { readonly title: string; readonly options: Options }[];
  readonly exit: string;
}

const WIDTH = 120;
const INDENT = 31;

/** The help of a verb. */
export function helpOf({ usage, text, options, notes = [], groups = [], exit }: Usage): string {
  const parts = [
    usage.map((line) => `cdk8s-stateful ${line}`).join('\n'),
    text,
    formatOptions(options),
    ...notes,
    ...groups.map(({ title, options: own }) => `${title}:\n${formatOptions(own)}`),
    exit,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All options of a verb. */
export function allOptions({ options, groups = [] }: Usage): readonly (readonly [string, Option])[] {
  return [options, ...groups.map(({ options: own }) => own)].flatMap((table) => Object.entries(table));
}

/** The options of a verb for `parseArgs`, with `--no-` forms of those that the configuration file can enable. */
export function parserOptions(usage: Usage): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    allOptions(usage).flatMap(([name, { type, multiple, short, setting }]) => [
      [name, { type, ...(multiple === true ? { multiple } : {}), ...(short === undefined ? {} : { short }) }],
      ...(type === 'boolean' && setting !== undefined ? [[`no-${name}`, { type }]] : []),
    ]),
  ) as NonNullable<ParseArgsConfig['options']>;
}

function formatOptions(options: Options): string {
  return Object.entries(options)
    .map(([name, { short, value, help }]) => {
      const head = `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
      const [first = '', ...more] = wrap(help, WIDTH - INDENT);
      const lines = head.length < INDENT ? [`${head.padEnd(INDENT)}${first}`] : [head, `${' '.repeat(INDENT)}${first}`];
      return [...lines, ...more.map((line) => `${' '.repeat(INDENT)}${line}`)].join('\n').trimEnd();
    })
    .join('\n');
}
