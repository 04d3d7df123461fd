import type { Finding } from '../../check/finding';
import { subject, whereOf } from '../../check/reporters/line';
import type { Place } from '../../inventory/manifest';
import { escaped } from '../escape';

const MAX_LINE = 160;
const SIGNS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

/** What the checks say, each with its place. */
export function findingsHtml(findings: readonly Finding[]): string {
  if (findings.length === 0) return '<p class="none">The checks find nothing.</p>';
  return `<ol class="findings">\n${findings.map((finding, index) => findingHtml(finding, index)).join('\n')}\n</ol>`;
}

/** `2 errors, 1 warning`. */
export function countsText(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${SIGNS[severity].toLowerCase()}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'no findings' : counts.join(', ');
}

function findingHtml(finding: Finding, index: number): string {
  const { rule, severity, message, consequence, fix, see, place } = finding;
  const about = subject(finding);
  return [
    `<li id="f${index}" class="${severity}"><p class="what"><b>${SIGNS[severity]}</b> <bdi>${escaped(message)}</bdi></p>`,
    `<p class="where"><code>${escaped(rule)}</code> ${about === '' ? '' : `<bdi>${escaped(about)}</bdi> `}at <bdi class="place">${escaped(whereOf(finding))}</bdi></p>`,
    place === undefined ? '' : `<pre>${quoted(place)}</pre>`,
    `<p>${escaped(consequence)}</p>`,
    `<p><b>Fix</b> <bdi>${escaped(fix)}</bdi></p>`,
    see.startsWith('https://')
      ? `<p><a href="${escaped(see)}" rel="noreferrer">Documentation of ${escaped(rule)}</a></p>`
      : '',
    '</li>',
  ].join('');
}

/** The line with what it is about marked. */
function quoted({ line, column, length, text }: Place): string {
  const start = Math.max(0, Math.min(column - 1, text.length) - MAX_LINE / 2);
  const [from, to] = [column - 1, column - 1 + length];
  return `${line} | <bdi>${escaped(text.slice(start, from))}<mark>${escaped(text.slice(from, Math.min(to, from + MAX_LINE)))}</mark>${escaped(text.slice(to, start + MAX_LINE))}</bdi>`;
}
