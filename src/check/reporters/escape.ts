import { printable } from './text';

/** Escapes a string for one line of Markdown. */
export function markdownText(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|#]/g, String.raw`\$&`);
}

/** Escapes a string for an element or attribute of XML 1.0; control characters that XML forbids become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
