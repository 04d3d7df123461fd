/** Splits a file into documents as kubectl does (k8s.io/apimachinery's YAMLOrJSONDecoder). */
import type { Source } from './source';
import { SourceDocument } from './source';
import { YamlProblem } from './yaml/problem';

/** A place where kubectl stops reading the file. */
export interface Stop {
  readonly document: SourceDocument;
  readonly problem: YamlProblem;
}

/** The documents of a file. Documents after a broken one are returned as well, although kubectl doesn't read them. */
export function* documentsOf(source: Source): Generator<SourceDocument | Stop> {
  const text = source.written;
  let count = 0;
  let at = 0;
  if (/^(?:[^\S\uFEFF]|\x85)*\{/.test(text.slice(0, 4096))) {
    for (const document of jsonDocuments(source)) {
      yield document;
      at = document.end;
      count++;
    }
    const rest = text.slice(at).trimEnd();
    if (rest.trimStart() === '') return;
    // kubectl reads the rest as YAML after at most one object, if it has 4 characters or more.
    if (count > 1 || (count === 1 && text.length - at < 4)) {
      const problem = new YamlProblem(
        'has something behind its JSON that kubectl does not read',
        at + rest.search(/\S/),
      );
      yield { document: new SourceDocument(source, at, text.length), problem };
      return;
    }
    at = skipWhitespace(text, at);
  }
  yield* yamlDocuments(source, at);
}

/** The JSON values at the beginning of a file. */
function* jsonDocuments(source: Source): Generator<SourceDocument> {
  const text = source.written;
  for (let at = 0; ;) {
    while (isSpace(text.charCodeAt(at))) at++;
    const end = endOfJson(text, at);
    if (end === undefined || !isJson(text.slice(at, end))) return;
    yield new SourceDocument(source, at, end, true);
    at = end;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** A token of JSON: a string, a bracket or brace, or another scalar. */
const JSON_PART = /"(?:[^"\\]|\\.)*"|[{}[\]]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/sy;
const STRING_OR_BRACKET = /["{}[\]]/g;

/** The end of the value that begins at `start`; undefined where there is none. */
function endOfJson(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; ;) {
    JSON_PART.lastIndex = at;
    const part = JSON_PART.exec(text)?.[0];
    if (part === undefined) return undefined;
    at += part.length;
    if (part === '{' || part === '[') depth++;
    if (part === '}' || part === ']') depth--;
    if (depth <= 0) return at;
    STRING_OR_BRACKET.lastIndex = at;
    const next = STRING_OR_BRACKET.exec(text);
    if (next === null) return undefined;
    at = next.index;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Skips white space up to and including the first line break. */
function skipWhitespace(text: string, start: number): number {
  let at = start;
  while (/[^\S\uFEFF]|\x85/.test(text.charAt(at))) if (text.charAt(at++) === '\n') break;
  return at;
}

/** Splits YAML at lines that begin with ---. */
function* yamlDocuments(source: Source, from: number): Generator<SourceDocument | Stop> {
  const text = source.written;
  // Each document may have a byte order mark of its own.
  const documentAt = (begin: number, end: number): SourceDocument =>
    new SourceDocument(source, text[begin] === '\uFEFF' ? begin + 1 : begin, end);
  let start = from;
  for (let at = separator(text, from, true); at >= 0; at = separator(text, at, false)) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    if (!/^---\s*(?:#|$)/.test(text.slice(at, next))) {
      const problem = new YamlProblem(
        'has something behind --- on the same line; kubectl reads nothing of the file from there on',
        at,
      );
      yield { document: new SourceDocument(source, start, next), problem };
    }
    if (start === at) continue;
    yield documentAt(start, at);
    start = next;
  }
  if (start < text.length) yield documentAt(start, text.length);
}

function separator(text: string, from: number, first: boolean): number {
  if (first && text.startsWith('---', from)) return from;
  const at = text.indexOf('\n---', from);
  return at < 0 ? -1 : at + 1;
}
