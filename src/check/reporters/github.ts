import type { Finding } from '../finding';
import type { Severity } from '../rule';
import { appsLine, subject } from './line';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as annotations of a GitHub workflow.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(findings: readonly Finding[], apps = 1): string {
  return findings
    .map((finding) => {
      const { origin, severity, rule, message, consequence, fix } = finding;
      const place = 'file' in origin ? `file=${property(origin.file)},line=${origin.line},col=${origin.column},` : '';
      const text = [`${subject(finding)}: ${message}`, consequence, fix, ...appsLine(finding, apps)].join('\n');
      return `::${COMMANDS[severity]} ${place}title=${property(rule)}::${data(text)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
