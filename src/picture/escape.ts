/** Control, bidirectional and other format characters, lone surrogates, separators, and what XML doesn't allow. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A string in which invisible and misleading characters are replaced. */
export function visible(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(INVISIBLE, '\uFFFD');
}

/** Escapes a string for HTML and SVG, as content or in a quoted attribute. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** JSON for a script element, without characters that could end the element or a line. */
export function jsonForScript(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Characters that are two columns wide. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\p{Extended_Pictographic}]/u;

/** Shortens a string to a number of columns, in the middle, because names differ at their ends. */
export function shortened(text: string, columns: number): string {
  const characters = Array.from(visible(text));
  if (widthOf(characters) <= columns) return characters.join('');
  const head = firstColumns(characters, Math.ceil((columns - 1) / 2));
  const tail = firstColumns(characters.toReversed(), columns - 1 - widthOf(head)).toReversed();
  return `${head.join('')}…${tail.join('')}`;
}

function firstColumns(characters: readonly string[], columns: number): string[] {
  const end = characters.findIndex((_, index) => widthOf(characters.slice(0, index + 1)) > columns);
  return characters.slice(0, end);
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
