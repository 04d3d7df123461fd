/** Character codes that mean something in YAML 1.1. */
export const CODE = {
  end: 0,
  tab: 0x09,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
  byteOrderMark: 0xfeff,
} as const;

/** Characters that YAML doesn't allow, with lone surrogates. */
export const NOT_ALLOWED = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Flags of the characters below 128. */
const BLANK = 1;
const BREAK = 2;
const END = 4;
const WORD = 8;
const FLOW = 16;
const URI = 32;

const FLAGS = new Uint8Array(128);
function flag(characters: string, flags: number): void {
  for (let i = 0; i < characters.length; i++)
    FLAGS[characters.charCodeAt(i)] = (FLAGS[characters.charCodeAt(i)] ?? 0) | flags;
}
flag(' \t', BLANK);
flag('\n\r', BREAK);
flag('\0', END);
flag('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-', WORD | URI);
flag(',?[]{}', FLOW);
flag(";/?:@&=+$,.!~*'()[]%", URI);

/** A space or a tab. */
export function isBlank(code: number): boolean {
  return code === CODE.space || code === CODE.tab;
}

/** A line break of YAML 1.1, which has three more than `\n` and `\r`. */
export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** A line break, or the end of the text. */
export function isBreakOrEnd(code: number): boolean {
  return code < 128 ? ((FLAGS[code] ?? 0) & (BREAK | END)) !== 0 : isBreak(code);
}

/** A space, a tab, a line break, or the end of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code < 128 ? ((FLAGS[code] ?? 0) & (BLANK | BREAK | END)) !== 0 : isBreak(code);
}

/** A character of anchors and tag handles. */
export function isWord(code: number): boolean {
  return code < 128 && ((FLAGS[code] ?? 0) & WORD) !== 0;
}

/** A character that ends a plain scalar within brackets. */
export function isFlowIndicator(code: number): boolean {
  return code < 128 && ((FLAGS[code] ?? 0) & FLOW) !== 0;
}

/** A character of tags. */
export function isUri(code: number): boolean {
  return code < 128 && ((FLAGS[code] ?? 0) & URI) !== 0;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
