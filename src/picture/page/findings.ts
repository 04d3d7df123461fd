import type { Finding } from '../../check/finding';
import { subject, whereOf } from '../../check/reporters/line';
import type { Severity } from '../../check/rule';
import type { Place } from '../../inventory/manifest';
import { escaped } from '../escape';

const MAX_LINE = 160;
const SEVERITIES = ['error', 'warning', 'info'] as const;
const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

type Numbered = readonly [index: number, finding: Finding];

/** The findings of the checks, by severity and grouped by rule, each with its position. */
export function findingsHtml(findings: readonly Finding[]): string {
  if (findings.length === 0) return '<p class="none">The checks find nothing.</p>';
  return SEVERITIES.flatMap((severity) => groups(findings, severity).map((group) => groupHtml(group, severity))).join(
    '\n',
  );
}

/** `2 errors, 1 warning`. */
export function countsText(findings: readonly Finding[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${WORDS[severity].toLowerCase()}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'no findings' : counts.join(', ');
}

function groups(findings: readonly Finding[], severity: Severity): Numbered[][] {
  const byRule = new Map<string, Numbered[]>();
  findings.forEach((finding, index) => {
    if (finding.severity !== severity) return;
    const group = byRule.get(finding.rule) ?? [];
    byRule.set(finding.rule, group);
    group.push([index, finding]);
  });
  return [...byRule.values()];
}

function groupHtml(group: readonly Numbered[], severity: Severity): string {
  const [first] = group;
  if (first === undefined) return '';
  const [, { rule, consequence, fix, see }] = first;
  const shared = group.every(([, finding]) => finding.fix === fix);
  const link = see.startsWith('https://')
    ? ` <a href="${escaped(see)}" rel="noreferrer">Documentation of ${escaped(rule)}</a>`
    : '';
  return [
    `<article class="rule ${severity}"><h3><b>${WORDS[severity]}</b> ${escaped(rule)}</h3>`,
    `<p>${escaped(consequence)}${link}</p>`,
    shared ? fixHtml(fix) : '',
    '<ul>',
    ...group.map(([index, finding]) => findingHtml(finding, index, shared)),
    '</ul></article>',
  ].join('\n');
}

function findingHtml(finding: Finding, index: number, fixIsShared: boolean): string {
  const { message, fix, place } = finding;
  const about = subject(finding);
  return [
    `<li id="f${index}"><p class="what"><bdi>${escaped(message)}</bdi></p>`,
    `<p class="where">${about === '' ? '' : `<bdi>${escaped(about)}</bdi> at `}<bdi class="at">${escaped(whereOf(finding))}</bdi></p>`,
    place === undefined ? '' : `<pre>${quoted(place)}</pre>`,
    fixIsShared ? '' : fixHtml(fix),
    '</li>',
  ].join('');
}

function fixHtml(fix: string): string {
  return `<p><b>Fix</b> <bdi>${escaped(fix)}</bdi></p>`;
}

/** The source line, with the position of the finding marked. */
function quoted({ line, column, length, text }: Place): string {
  const from = column - 1;
  const start = Math.max(0, from - MAX_LINE / 2);
  const to = Math.min(from + length, from + MAX_LINE);
  return `${line} | <bdi>${escaped(text.slice(start, from))}<mark>${escaped(text.slice(from, to))}</mark>${escaped(text.slice(to, start + 2 * MAX_LINE))}</bdi>`;
}
