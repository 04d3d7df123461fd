/** Escapes strings, keys and comments, so that no content can become code. */
import type { Doc } from './doc';
import { NEW_LINE_IN_STRING } from './doc';

/** Shorter strings stay on one line, with `\n`. */
const SHORT = 40;

/** The line terminators of JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Characters that are invisible or misleading: control characters, joiners, direction marks, lone surrogates. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Whether a string is printed as a template literal of several lines. */
export function hasLines(text: string): boolean {
  return text.length >= SHORT && text.trimEnd().includes('\n');
}

/** A string literal: in the quotes that need fewer escapes, or a template literal. */
export function stringDoc(text: string): Doc {
  if (!hasLines(text)) return quoted(text);
  const lines = text.split('\n').map((line) => line.replace(/[\\`]|\$(?=\{)/g, '\\$&').replace(HIDDEN, escaped));
  return ['`', ...lines.flatMap((line, i) => (i === 0 ? [line] : [NEW_LINE_IN_STRING, line])), '`'];
}

export function quoted(text: string): string {
  const isDouble = text.split("'").length > text.split('"').length;
  const quote = isDouble ? '"' : "'";
  const inner = text.replace(isDouble ? /[\\"]/g : /[\\']/g, '\\$&').replace(HIDDEN, escaped);
  return `${quote}${inner}${quote}`;
}

/** The key of a property. `__proto__` needs brackets, or it would set the prototype. */
export function keyOf(name: string): string {
  if (name === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** The lines of a comment. */
export function comment(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(LINE_END)).map((line) => `// ${line.replace(HIDDEN, ' ')}`.trimEnd());
}
