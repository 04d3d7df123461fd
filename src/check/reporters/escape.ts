import { printable } from './text';

/** Text that Markdown reads nothing into, on one line. */
export function markdownText(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|#]/g, String.raw`\$&`);
}

/** Text in an element or an attribute of XML 1.0, which has no character for most controls. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
