import type { Finding } from '../finding';
import type { Severity } from '../rule';
import { markdownText } from './escape';
import { appsLine, subject, whereOf } from './line';
import { summary } from './text';

const SIGNS: Readonly<Record<Severity, string>> = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ note' };

/** Findings as a Markdown table with a summary, for a pull request. */
export function markdownReport(findings: readonly Finding[], objects: number, apps = 1): string {
  return `**${markdownText(summary(findings, objects, apps))}**\n${markdownTable(findings, apps)}`;
}

/** A table with a row for each finding; empty if there is none. */
export function markdownTable(findings: readonly Finding[], apps = 1): string {
  if (findings.length === 0) return '';
  const rows = findings.map((finding) => {
    const { severity, rule, message, consequence, fix } = finding;
    const where = [subject(finding), whereOf(finding), ...appsLine(finding, apps)].filter((part) => part !== '');
    const what = [`${message}.`, consequence, `**Fix:** ${markdownText(fix)}`];
    return [`${SIGNS[severity]}<br>\`${rule}\``, cell(where), cell(what.slice(0, 2), what.slice(2))];
  });
  return `\n| | where | what, and how to fix it |\n| --- | --- | --- |\n${rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;
}

function cell(lines: readonly string[], ready: readonly string[] = []): string {
  return [...lines.map(markdownText), ...ready].join('<br>');
}
