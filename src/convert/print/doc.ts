/** Documents with possible line breaks, and their layout as by Prettier, after Philip Wadler's "A prettier printer". */

/** The maximum width of a line. */
export const WIDTH = 120;

export type Doc =
  | string
  | readonly Doc[]
  | { readonly type: 'line'; readonly flat: string }
  /** A hard line break; not indented inside of a template literal. */
  | { readonly type: 'break'; readonly indented: boolean }
  /** Text that is printed only if the enclosing group is broken. */
  | { readonly type: 'broken'; readonly text: string }
  | { readonly type: 'indent'; readonly content: Doc }
  /** On one line if it fits; else all its direct lines are broken. */
  | { readonly type: 'group'; readonly content: Doc; readonly broken: boolean }
  /** The first layout that fits, or else the last. */
  | { readonly type: 'choice'; readonly ways: readonly Doc[] };

export const LINE: Doc = { type: 'line', flat: ' ' };
export const SOFT_LINE: Doc = { type: 'line', flat: '' };
export const NEW_LINE: Doc = { type: 'break', indented: true };
export const NEW_LINE_IN_STRING: Doc = { type: 'break', indented: false };
export const LAST_COMMA: Doc = { type: 'broken', text: ',' };

export function indent(...content: readonly Doc[]): Doc {
  return { type: 'indent', content };
}

export function group(content: Doc, broken = false): Doc {
  return { type: 'group', content, broken: broken || isBroken(content) };
}

export function choice(...ways: readonly Doc[]): Doc {
  return { type: 'choice', ways };
}

/** Whether a document contains a hard line break. */
export function isBroken(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some(isBroken);
  if (doc.type === 'group') return doc.broken;
  if (doc.type === 'indent') return isBroken(doc.content);
  if (doc.type === 'choice') return isBroken(doc.ways[0] ?? '');
  return doc.type === 'break';
}

interface Command {
  readonly doc: Doc;
  readonly depth: number;
  readonly broken: boolean;
}

/** Lays out a document as a string. */
export function render(doc: Doc): string {
  const parts: string[] = [];
  const rest: Command[] = [{ doc, depth: 0, broken: true }];
  let column = 0;
  /** The pending indentation, which is printed with the first text of the line. */
  let indentation = 0;
  const newLine = (spaces: number): void => {
    parts.push('\n');
    indentation = spaces;
    column = spaces;
  };
  for (let command = rest.pop(); command !== undefined; command = rest.pop()) {
    const { doc: one, depth, broken } = command;
    if (typeof one === 'string') {
      if (one === '') continue;
      parts.push(' '.repeat(indentation), one);
      indentation = 0;
      column += one.length;
    } else if (isList(one)) pushAll(rest, one, depth, broken);
    else if (one.type === 'indent') rest.push({ doc: one.content, depth: depth + 2, broken });
    else if (one.type === 'break') newLine(one.indented ? depth : 0);
    else if (one.type === 'broken') {
      if (broken) rest.push({ doc: one.text, depth, broken });
    } else if (one.type === 'line') {
      if (broken) newLine(depth);
      else rest.push({ doc: one.flat, depth, broken });
    } else if (one.type === 'group') {
      const flat = { doc: one.content, depth, broken: false };
      const isFlat = !one.broken && (!broken || fits(flat, rest, WIDTH - column));
      rest.push(isFlat ? flat : { ...flat, broken: true });
    } else {
      const way = one.ways.slice(0, -1).find((each) => fits({ doc: each, depth, broken: false }, rest, WIDTH - column));
      rest.push(
        way === undefined ? { doc: one.ways.at(-1) ?? '', depth, broken: true } : { doc: way, depth, broken: false },
      );
    }
  }
  return parts.join('');
}

/** Whether a document, with what follows up to the next possible line break, fits into the rest of the line. */
function fits(first: Command, rest: readonly Command[], width: number): boolean {
  const own: Command[] = [first];
  let left = width;
  let next = rest.length;
  while (left >= 0) {
    const command = own.pop() ?? rest[--next];
    if (command === undefined) return true;
    const { doc, depth, broken } = command;
    if (typeof doc === 'string') left -= doc.length;
    else if (isList(doc)) pushAll(own, doc, depth, broken);
    else if (doc.type === 'indent') own.push({ doc: doc.content, depth, broken });
    else if (doc.type === 'group') own.push({ doc: doc.content, depth, broken: broken || doc.broken });
    else if (doc.type === 'choice') own.push({ doc: (broken ? doc.ways.at(-1) : doc.ways[0]) ?? '', depth, broken });
    else if (doc.type === 'broken') left -= broken ? doc.text.length : 0;
    else if (doc.type === 'break' || broken) return true;
    else left -= doc.flat.length;
  }
  return false;
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

function pushAll(commands: Command[], docs: readonly Doc[], depth: number, broken: boolean): void {
  for (let at = docs.length - 1; at >= 0; at--) commands.push({ doc: docs[at] ?? '', depth, broken });
}
