/** Resolves the types of scalars by go-yaml's rules, which are neither those of YAML 1.1 nor of 1.2. */
import type { ScalarNode } from './node';
import { YamlProblem } from './problem';

/** The value of a scalar. Integers other than small ones are bigints, since keys must keep all digits. */
export type Resolved = string | number | bigint | boolean | null;

const PREFIX = 'tag:yaml.org,2002:';
const STR = `${PREFIX}str`;
const INT = `${PREFIX}int`;
const FLOAT = `${PREFIX}float`;
const TIMESTAMP = `${PREFIX}timestamp`;
const BINARY = `${PREFIX}binary`;
export const MERGE = `${PREFIX}merge`;

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** First characters of plain scalars that may not be strings. */
const FIRST = new Set(Array.from('yYnNtTfFoO~.+-0123456789', (character) => character.charCodeAt(0)));
/** The most common integers. */
const SMALL_INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const FLOAT_TEXT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** A float that begins with a dot: digits may have underscores between them. From other numbers, underscores are removed. */
const DOT_FLOAT = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;

/** @throws YamlProblem for a value that doesn't match its tag */
export function resolve(node: ScalarNode): Resolved {
  const { value, tag, plain } = node;
  if (tag === '') return !plain || isText(value) ? value : SMALL_INTEGER.test(value) ? Number(value) : untagged(value);
  if (tag === BINARY) return binary(node);
  switch (tag) {
    case STR:
      return value;
    case INT:
    case FLOAT:
    case TIMESTAMP:
    case `${PREFIX}bool`:
    case `${PREFIX}null`:
      return tagged(node);
    default:
      return value;
  }
}

/** Whether the first character of a plain scalar makes it a string. */
function isText(text: string): boolean {
  return text !== '' && !FIRST.has(text.charCodeAt(0));
}

function untagged(text: string): Resolved {
  if (isText(text)) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (text.startsWith('.')) return dotFloat(text) ?? text;
  return /^[-+\d]/.test(text) ? (number(text) ?? text) : text;
}

function tagged(node: ScalarNode): Resolved {
  const { value, tag } = node;
  const resolved = tag !== TIMESTAMP && isTimestamp(value) ? value : untagged(value);
  const found = typeOf(resolved);
  if (tag === TIMESTAMP && isTimestamp(value)) return value;
  if (tag === FLOAT && found === 'int' && typeof resolved === 'bigint' && resolved < 2n ** 63n) return Number(resolved);
  if (tag === PREFIX + found) return resolved;
  throw new YamlProblem('has a tag that its value does not fit', node.start);
}

function typeOf(value: Resolved): string {
  if (value === null) return 'null';
  return { string: 'str', bigint: 'int', number: 'float', boolean: 'bool' }[typeof value as 'string'];
}

function number(text: string): number | bigint | undefined {
  const plain = text.replaceAll('_', '');
  const whole = integer(plain) ?? binaryInteger(plain);
  if (whole !== undefined) return whole;
  if (!FLOAT_TEXT.test(plain)) return undefined;
  return finite(Number(plain));
}

/** Parses an integer as Go does with base 0: 0x, 0b, 0o, and 0 for octal too. Signed ones have 63 bits, others 64. */
function integer(text: string): bigint | undefined {
  const match = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/.exec(text);
  if (match === null) return undefined;
  const [, sign, hex, bits, octal, decimal = ''] = match;
  const size =
    hex !== undefined
      ? BigInt(`0x${hex}`)
      : bits !== undefined
        ? BigInt(`0b${bits}`)
        : octal !== undefined
          ? BigInt(`0o${octal}`)
          : BigInt(decimal);
  return inRange(sign === '-' ? -size : size, sign !== '');
}

/** go-yaml accepts a sign after 0b as well. */
function binaryInteger(text: string): bigint | undefined {
  const match = /^0b([-+])([01]+)$/.exec(text);
  if (match === null) return undefined;
  const [, sign, bits = ''] = match;
  return inRange(BigInt(`0b${bits}`) * (sign === '-' ? -1n : 1n), true);
}

function inRange(value: bigint, signed: boolean): bigint | undefined {
  return value >= -(2n ** 63n) && value < (signed ? 2n ** 63n : 2n ** 64n) ? value : undefined;
}

function dotFloat(text: string): number | undefined {
  return DOT_FLOAT.test(text) ? finite(Number(text.replaceAll('_', ''))) : undefined;
}

/** Undefined for numbers too large for a float, which go-yaml takes for strings. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

const DATE = /^\d{4}-(\d{1,2})-(\d{1,2})$/;
const TIME = /^\d{4}-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?$/;
const ZONED_TIME = /^\d{4}-(\d{1,2})-(\d{1,2})[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d)$/;

/** Only needed for tagged scalars: without the tag, timestamps are strings. */
function isTimestamp(text: string): boolean {
  const [, month, day, hour = '0', minute = '0', second = '0'] =
    DATE.exec(text) ?? TIME.exec(text) ?? ZONED_TIME.exec(text) ?? [];
  if (month === undefined || day === undefined) return false;
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), Number(month), 0)).getUTCDate();
  return (
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= days &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60
  );
}

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function binary({ value, start }: ScalarNode): string {
  const text = value.replace(/[\r\n]/g, '');
  if (!BASE64.test(text)) throw new YamlProblem('has !!binary with what is no base64', start);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The name of a key in JSON; undefined for null and too large integers. */
export function keyName(node: ScalarNode): string | undefined {
  const { value, tag } = node;
  if (tag === '' && (isText(value) || SMALL_INTEGER.test(value))) return value;
  const resolved = resolve(node);
  if (resolved === null || (typeof resolved === 'bigint' && resolved >= 2n ** 63n)) return undefined;
  return typeof resolved === 'number' ? float32Text(resolved) : String(resolved);
}

/** Formats a key that is a float as Go does: the shortest digits of 32 bits. */
function float32Text(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) digits++;
  const [mantissa = '', power = '0'] = single.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < Math.max(digits, 6) && exponent < 21) return String(Number(`${mantissa}e${power}`));
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
