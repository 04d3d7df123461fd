import type { Place } from '../../inventory/manifest';
import type { Finding } from '../finding';
import type { Severity } from '../rule';
import { appsLine, subject, whereOf } from './line';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };
const DIM = 2;
const BOLD = 1;

/** The maximal length of a quoted line. */
const WIDTH = 120;

/** Findings for a terminal: the quoted line, the message, the consequence and the fix. */
export function textReport(findings: readonly Finding[], objects: number, colours = false, apps = 1): string {
  return [...textBlocks(findings, objects, colours, apps)].join('');
}

/** The text report in chunks, to save memory with tens of thousands of findings. */
export function* textBlocks(
  findings: readonly Finding[],
  objects: number,
  colours = false,
  apps = 1,
): Generator<string> {
  const paint = (code: number, text: string): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  for (const finding of findings) {
    const { rule, severity, message, place, consequence, fix, see } = finding;
    const margin = ' '.repeat(place === undefined ? 1 : String(place.line).length);
    yield [
      `${paint(COLOURS[severity], `${severity}[${rule}]`)}${paint(BOLD, `: ${printable(message)}`)}`,
      `${margin}${paint(DIM, '-->')} ${printable(`${whereOf(finding)}  ${subject(finding)}`.trimEnd())}`,
      ...(place === undefined ? [] : quote(place, margin, (text) => paint(COLOURS[severity], text))),
      `${margin} ${paint(DIM, '=')} ${printable(consequence)}`,
      `${margin} ${paint(DIM, '=')} fix: ${printable(fix)}`,
      ...appsLine(finding, apps).map((line) => `${margin} ${paint(DIM, '=')} ${printable(line)}`),
      ...(see === '' ? [] : [`${margin} ${paint(DIM, '=')} ${paint(DIM, see)}`]),
      '\n',
    ].join('\n');
  }
  yield `${summary(findings, objects, apps)}\n`;
}

function quote(place: Place, margin: string, paint: (text: string) => string): string[] {
  const from = place.column - 1 + place.length <= WIDTH ? 0 : Math.max(0, place.column - 1 - 20);
  const text = place.text.slice(from, from + WIDTH);
  const lead = ' '.repeat(place.column - 1 - from);
  const carets = '^'.repeat(Math.max(1, Math.min(place.length, text.length - lead.length)));
  return [`${margin} |`, `${place.line} | ${printable(text)}`, `${margin} | ${lead}${paint(carets)}`];
}

/** Replaces control, format and line separator characters by a dot, against terminal escapes and invisible text. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (character === '\t' ? ' ' : '·'));
}

/** The numbers of findings by severity, and of objects. */
export function summary(findings: readonly Finding[], objects: number, apps: number): string {
  const count = (severity: Severity, word: string): string[] => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [`${found} ${word}${found === 1 ? '' : 's'}`];
  };
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ');
  return `${counts === '' ? 'nothing found' : counts} in ${objects} object${objects === 1 ? '' : 's'}${apps > 1 ? ` of ${apps} apps` : ''}`;
}
