import type { FieldEdit, Locator, Place, TextEdit } from './manifest';
import type { FieldPath } from './path';
import { commentsIn } from './yaml/comments';
import { compose } from './yaml/composer';
import { textEdit } from './yaml/edit';
import type { Composed } from './yaml/composer';
import type { Node } from './yaml/node';
import { keyName } from './yaml/resolve';

/** The text of a file, with its lines found when first asked for. */
export class Source {
  #lines: number[] | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  /** The place of the stretch between two offsets, as far as it is on one line. */
  placeAt(start: number, end: number): Omit<Place, 'quotable'> {
    const lines = (this.#lines ??= lineStarts(this.text));
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    const from = lines[low] ?? 0;
    const text = this.text.slice(from, lines[low + 1] ?? this.text.length).replace(/\r?\n$/, '');
    const column = Math.min(start - from, text.length);
    return {
      file: this.file,
      line: low + 1,
      column: column + 1,
      text,
      length: Math.max(1, Math.min(end - start, text.length - column)),
    };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A document that may hold a Secret, alone or in a List. */
const SECRET = /\bSecret(List)?\b/;

/** A line of a file with nothing but a comment or the mark between documents. */
const NO_CONTENT = /^(?:---)?[^\S\n]*(?:#[^\n]*)?\n?$/;

/** One document of a source. Positions cost a second parse, which only documents with findings pay. */
export class SourceDocument {
  #composed: Composed | undefined;
  #quotable: boolean | undefined;

  constructor(
    readonly source: Source,
    readonly start: number,
    readonly end: number,
    /** Whether it was read as JSON. */
    readonly json = false,
  ) {}

  /** As kubectl hands it to its parser: with a line break at its end. */
  get text(): string {
    const text = this.source.text.slice(this.start, this.end);
    return this.json || text.endsWith('\n') ? text : `${text}\n`;
  }

  /** The comments above it and in it. */
  get comment(): readonly string[] {
    if (!this.source.text.includes('#')) return [];
    const { root } = (this.#composed ??= compose(this.text, this.json));
    return [...this.#above(), ...(root === undefined || this.json ? [] : commentsIn(root, this.text))];
  }

  /** The comments above its first line, and above the --- before it. */
  #above(): readonly string[] {
    const { text } = this.source;
    const lines: string[] = [];
    let at = this.start;
    while (at > 0) {
      const before = at < 2 ? 0 : text.lastIndexOf('\n', at - 2) + 1;
      if (!NO_CONTENT.test(text.slice(before, at))) break;
      at = before;
    }
    while (at < this.end) {
      const next = text.indexOf('\n', at) + 1 || this.end;
      const line = text.slice(at, next);
      if (!NO_CONTENT.test(line)) break;
      const mark = line.indexOf('#');
      if (mark >= 0) lines.push(line.slice(mark).replace(/^#+ ?/, '').trimEnd());
      at = next;
    }
    return lines;
  }

  /** @param offset counted from the beginning of the document; its end is shown as the end of its last line */
  placeAt(offset: number, end: number): Place {
    const start = Math.max(this.start, Math.min(this.start + offset, this.end - 1));
    return {
      ...this.source.placeAt(start, this.start + end),
      quotable: (this.#quotable ??= !SECRET.test(this.text)),
    };
  }

  /** The fields below `base`: a manifest that isn't the whole document is an item of a List. */
  locator(base: FieldPath): Locator {
    return {
      file: this.source.file,
      comment: () => (base.length === 0 ? this.comment : []),
      locate: (path) => this.#locate([...base, ...path], base.length),
      edit: (edit) => this.#edit({ ...edit, path: [...base, ...edit.path] }),
    };
  }

  #edit(edit: FieldEdit): TextEdit | undefined {
    const found = textEdit((this.#composed ??= compose(this.text, this.json)), this.text, edit);
    const { file, text: before } = this.source;
    return found && { file, before, start: this.start + found.start, end: this.start + found.end, text: found.text };
  }

  #locate(path: FieldPath, base: number): Place {
    let node: Node | undefined = (this.#composed ??= compose(this.text, this.json)).root;
    let range = [node?.start ?? 0, node?.start ?? 0] as const;
    for (const [depth, step] of path.entries()) {
      const found = node === undefined ? undefined : child(node, step);
      if (found === undefined) break;
      node = found.node;
      range = depth < base ? [node.start, node.start] : found.range;
    }
    return this.placeAt(range[0], Math.max(range[1], range[0] + 1));
  }
}

/** A field or item of a node, with the stretch that shows it: key and value where the value is a scalar, else the key. */
function child(parent: Node, step: string | number): { node: Node; range: readonly [number, number] } | undefined {
  if (parent.kind === 'sequence') {
    const node = typeof step === 'number' ? parent.items[step] : undefined;
    if (node === undefined) return undefined;
    return { node, range: [node.start, node.kind === 'scalar' ? node.end : node.start] };
  }
  if (parent.kind !== 'mapping') return undefined;
  // The last one counts where a key is given twice.
  const pair = parent.pairs.findLast(({ key }) => key.kind === 'scalar' && keyName(key) === String(step));
  if (pair === undefined) return undefined;
  const { key, value } = pair;
  if (value.kind === 'scalar' && value.end === value.start) return { node: key, range: [key.start, key.end] };
  return { node: value, range: [key.start, value.kind === 'scalar' || value.kind === 'alias' ? value.end : key.end] };
}
