/** Reads anchors, aliases, tags and directives. */
import { CODE, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isDigit, isUri, isWord } from './characters';
import type { Cursor } from './cursor';

/** Reads `&name` or `*name`; returns the name. */
export function anchorName(cursor: Cursor): string {
  const start = cursor.position++;
  const name = readWord(cursor);
  if (name === '' || !(isBlankOrEnd(cursor.code) || '?:,]}%@`'.includes(cursor.text.charAt(cursor.position))))
    cursor.fail('has an anchor or alias whose name is not made of letters, digits, - and _', start);
  return name;
}

export interface Tag {
  /** `!`, `!!`, one that a directive defines, or `''` for a full tag. */
  readonly handle: string;
  readonly suffix: string;
}

export function tag(cursor: Cursor): Tag {
  const start = cursor.position;
  const read = cursor.ahead(1) === CODE.less ? verbatimTag(cursor) : shorthandTag(cursor);
  if (!isBlankOrEnd(cursor.code)) cursor.fail('has a tag without a space behind it', start);
  return read;
}

/** `!<tag:yaml.org,2002:str>` */
function verbatimTag(cursor: Cursor): Tag {
  cursor.position += 2;
  const suffix = uri(cursor);
  if (suffix === '' || cursor.code !== CODE.greater) cursor.fail('has a tag !<…> without its >');
  cursor.position++;
  return { handle: '', suffix };
}

/** `!`, `!local`, `!!str`, `!handle!name` */
function shorthandTag(cursor: Cursor): Tag {
  const handle = tagHandle(cursor);
  if (handle.length > 1 && handle.endsWith('!')) {
    const suffix = uri(cursor);
    if (suffix === '') cursor.fail('has a tag without a name');
    return { handle, suffix };
  }
  const suffix = handle.slice(1) + uri(cursor);
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

function tagHandle(cursor: Cursor): string {
  const start = cursor.position;
  if (!passExclamation(cursor)) cursor.fail('has a tag that does not begin with !');
  readWord(cursor);
  passExclamation(cursor);
  return cursor.text.slice(start, cursor.position);
}

function passExclamation(cursor: Cursor): boolean {
  const isThere = cursor.code === CODE.exclamation;
  if (isThere) cursor.position++;
  return isThere;
}

function uri(cursor: Cursor): string {
  const start = cursor.position;
  while (isUri(cursor.code)) cursor.position++;
  const written = cursor.text.slice(start, cursor.position);
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return cursor.fail('has a tag with a % that no character comes of', start);
  }
}

function readWord(cursor: Cursor): string {
  const start = cursor.position;
  while (isWord(cursor.code)) cursor.position++;
  return cursor.text.slice(start, cursor.position);
}

export type Directive =
  | { readonly type: 'version directive'; readonly version: string }
  | { readonly type: 'tag directive'; readonly handle: string; readonly prefix: string };

/** A line that begins with %. */
export function directive(cursor: Cursor): Directive {
  const start = cursor.position++;
  const name = readWord(cursor);
  const fail = (): never => cursor.fail('has a %-directive that YAML does not know', start);
  if (!isBlankOrEnd(cursor.code)) fail();
  const read = name === 'YAML' ? versionDirective(cursor) : name === 'TAG' ? tagDirective(cursor) : fail();
  skipBlanks(cursor);
  if (cursor.code === CODE.hash) while (!isBreakOrEnd(cursor.code)) cursor.position++;
  if (!isBreakOrEnd(cursor.code)) fail();
  if (isBreak(cursor.code)) cursor.readBreak();
  return read;
}

function versionDirective(cursor: Cursor): Directive {
  skipBlanks(cursor);
  const major = versionNumber(cursor);
  if (cursor.code !== CODE.dot) cursor.fail('has a %YAML without a version such as 1.1');
  cursor.position++;
  return { type: 'version directive', version: `${major}.${versionNumber(cursor)}` };
}

function versionNumber(cursor: Cursor): number {
  const start = cursor.position;
  while (isDigit(cursor.code)) cursor.position++;
  const digits = cursor.text.slice(start, cursor.position);
  if (digits === '' || digits.length > 2) cursor.fail('has a %YAML without a version such as 1.1', start);
  return Number(digits);
}

function tagDirective(cursor: Cursor): Directive {
  skipBlanks(cursor);
  const start = cursor.position;
  const handle = tagHandle(cursor);
  if ((handle !== '!' && !handle.endsWith('!')) || !isBlank(cursor.code))
    cursor.fail('has a %TAG without a handle such as !e!', start);
  skipBlanks(cursor);
  const prefix = uri(cursor);
  if (prefix === '' || !isBlankOrEnd(cursor.code)) cursor.fail('has a %TAG without a prefix', start);
  return { type: 'tag directive', handle, prefix };
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.code)) cursor.position++;
}
