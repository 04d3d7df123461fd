import type { FieldEdit, Locator, Place, TextEdit } from './manifest';
import type { FieldPath } from './path';
import { ReadCache } from './read-cache';
import { commentsIn } from './yaml/comments';
import { compose } from './yaml/compose';
import type { Composed } from './yaml/composer';
import type { TextRange } from './yaml/cursor';
import { textEdit } from './yaml/edit';
import type { Node } from './yaml/node';
import { keyName } from './yaml/resolve';

/** The text of a file; computes lines on first use. */
export class Source {
  /** The text with a line break at its end, which kubectl adds if it is missing. */
  readonly text: string;
  /** The length as written, without an added line break. */
  readonly length: number;
  #lines: Uint32Array | undefined;

  constructor(
    readonly file: string,
    text: string,
    private readonly reading = new ReadCache(),
  ) {
    this.text = text.endsWith('\n') ? text : `${text}\n`;
    this.length = text.length;
  }

  /** The text as it was read. */
  get written(): string {
    return this.text.slice(0, this.length);
  }

  /** The syntax tree of a document. */
  composed(document: SourceDocument): Composed {
    const { reading } = this;
    if (reading.composed?.of !== document)
      reading.composed = { of: document, as: compose(document.range, document.json) };
    return reading.composed.as;
  }

  /** The place between two offsets, up to the end of the first line. */
  placeAt(start: number, end: number, quotable = true): Place {
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
      quotable,
    };
  }
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** A document that may hold a Secret, alone or in a List. */
const SECRET = /\bSecret(List)?\b/;

/** A line with only a comment or `---`. */
const NO_CONTENT = /^(?:---)?[^\S\n]*(?:#[^\n]*)?\n?$/;

/** One document of a source. Places need a second parse, which happens only for documents with findings. */
export class SourceDocument implements Locator {
  #quotable: boolean | undefined;

  constructor(
    readonly source: Source,
    readonly start: number,
    readonly end: number,
    /** Whether it is JSON. */
    readonly json = false,
  ) {}

  /** Its range in the text of its source, with a line break at the end. */
  get range(): TextRange {
    const { text } = this.source;
    const isEnded = this.json || text[this.end - 1] === '\n';
    return { text, start: this.start, end: isEnded ? this.end : this.end + 1 };
  }

  get text(): string {
    const { text, start, end } = this.range;
    return text.slice(start, end);
  }

  get file(): string {
    return this.source.file;
  }

  /** The comments above it and in it. */
  comment(): readonly string[] {
    const above = this.#above();
    if (this.json || !this.text.includes('#')) return above;
    const { root } = this.source.composed(this);
    return root === undefined ? above : [...above, ...commentsIn(root, this.source.text)];
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

  /** @param offset in the source's text; the end of the document becomes the end of its last line */
  placeAt(offset: number, end: number): Place {
    const start = Math.max(this.start, Math.min(offset, this.end - 1));
    return this.source.placeAt(start, end, (this.#quotable ??= !SECRET.test(this.text)));
  }

  /** The locator of the object at `base`: the whole document, or an item of a List. */
  locator(base: FieldPath): Locator {
    return base.length === 0 ? this : new ItemLocator(this, base);
  }

  /** The edit of the file that changes a field; undefined where it isn't safe. */
  edit(edit: FieldEdit): TextEdit | undefined {
    const { file, text, written: before } = this.source;
    const found = textEdit(this.source.composed(this), text, edit);
    return found && { file, before, ...found };
  }

  /** @param base the depth of the object in the document: places above it are only a position */
  locate(path: FieldPath, base = 0): Place {
    let { root: node }: { readonly root: Node | undefined } = this.source.composed(this);
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

/** Locates the fields of an object in a List. */
class ItemLocator implements Locator {
  constructor(
    private readonly document: SourceDocument,
    private readonly base: FieldPath,
  ) {}

  get file(): string {
    return this.document.file;
  }

  locate(path: FieldPath): Place {
    return this.document.locate([...this.base, ...path], this.base.length);
  }

  edit(edit: FieldEdit): TextEdit | undefined {
    return this.document.edit({ ...edit, path: [...this.base, ...edit.path] });
  }
}

/** A field or item of a node, with the range to show: key and value if the value is a scalar, else the key. */
function child(parent: Node, step: string | number): { node: Node; range: readonly [number, number] } | undefined {
  if (parent.kind === 'sequence') {
    const node = typeof step === 'number' ? parent.items[step] : undefined;
    if (node === undefined) return undefined;
    return { node, range: [node.start, node.kind === 'scalar' ? node.end : node.start] };
  }
  if (parent.kind !== 'mapping') return undefined;
  // The last of duplicate keys counts.
  const pair = parent.pairs.findLast(({ key }) => key.kind === 'scalar' && keyName(key) === String(step));
  if (pair === undefined) return undefined;
  const { key, value } = pair;
  if (value.kind === 'scalar' && value.end === value.start) return { node: key, range: [key.start, key.end] };
  return { node: value, range: [key.start, value.kind === 'scalar' || value.kind === 'alias' ? value.end : key.end] };
}
