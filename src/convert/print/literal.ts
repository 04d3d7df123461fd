/** Strings, keys and comments of any content, so that none of it is ever anything else than that. */
import type { Doc } from './doc';
import { NEW_LINE_IN_STRING } from './doc';

/** A text of fewer characters is one line with `\n` in it. */
const SHORT = 40;

/** What ends a line in JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** What editors and terminals don't show, or take for something else: bytes of control, joiners, marks of direction. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Whether a text is written as the lines that it has. */
export function hasLines(text: string): boolean {
  return text.length >= SHORT && text.trimEnd().includes('\n');
}

/** A string: in the quotes that need fewer escapes, or a template literal where it has several lines. */
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

/** The name of a property. Without the brackets, `__proto__` would not be one. */
export function keyOf(name: string): string {
  if (name === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** The lines of a comment. */
export function comment(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(LINE_END)).map((line) => `// ${line.replace(HIDDEN, ' ')}`.trimEnd());
}
