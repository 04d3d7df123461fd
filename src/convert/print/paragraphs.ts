import type { Doc } from './doc';
import { NEW_LINE, render } from './doc';

/** The end of a paragraph, among statements. */
export const GAP: Doc = [];

/** Longer paragraphs have empty lines around them. */
const MAX_LINES = 2;

/** Statements, with an empty line before and after each paragraph of several lines, or with a comment. */
export function paragraphs(statements: readonly Doc[]): Doc {
  const all: Doc[][] = [[]];
  for (const one of statements) {
    if (one === GAP) all.push([]);
    else all.at(-1)?.push(one);
  }
  const docs: Doc[] = [];
  let wasLong = false;
  for (const lines of all.filter(({ length }) => length > 0)) {
    const paragraph = lines.map((line, i) => (i === 0 ? line : [NEW_LINE, line]));
    const text = render(paragraph);
    const isLong = text.startsWith('//') || text.split('\n').length > MAX_LINES;
    if (docs.length > 0) docs.push(isLong || wasLong ? [NEW_LINE, NEW_LINE] : NEW_LINE);
    docs.push(paragraph);
    wasLong = isLong;
  }
  return docs;
}
