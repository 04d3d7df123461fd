/** Controls, marks that turn the direction of writing, halves of characters, and what XML can't hold. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text with nothing in it that a reader can't see, or would take for something else than it is. */
export function visible(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(UNSEEN, '\uFFFD');
}

/** A text for HTML and SVG, as content or as an attribute in quotes. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Data for a script element: JSON in which nothing ends the element or a line. */
export function jsonForScript(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Characters that take the place of two Latin ones. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\p{Extended_Pictographic}]/u;

/** A text of at most so many columns; of a longer one, its two ends: names differ there. */
export function shortened(text: string, columns: number): string {
  const characters = Array.from(visible(text));
  if (widthOf(characters) <= columns) return characters.join('');
  const head = taken(characters, Math.ceil((columns - 1) / 2));
  const tail = taken(characters.toReversed(), columns - 1 - widthOf(head)).toReversed();
  return `${head.join('')}…${tail.join('')}`;
}

function taken(characters: readonly string[], columns: number): string[] {
  const end = characters.findIndex((_, index) => widthOf(characters.slice(0, index + 1)) > columns);
  return characters.slice(0, end);
}

function widthOf(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
