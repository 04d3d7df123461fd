import { howToAllow } from '../acknowledged';
import type { Finding } from '../finding';

/** The object of a finding, with the field's path. */
export function subject({ manifest, path }: Finding): string {
  return [manifest?.title ?? '', path].filter((part) => part !== '').join(' ');
}

/** The position of a finding: `file:line:column`, or the construct path. */
export function whereOf({ origin }: Finding): string {
  return 'file' in origin ? `${origin.file}:${origin.line}:${origin.column}` : origin.construct;
}

/** A line with the apps that have a finding; empty if there is only one app. */
export function appsLine({ apps = [] }: Finding, all: number): readonly string[] {
  return all > 1 && apps.length > 0 ? [`in ${apps.join(', ')}`] : [];
}

/** A finding as one paragraph, without the quoted line. */
export function oneLine(finding: Finding): string {
  const { rule, manifest, path, message, consequence, fix } = finding;
  const subject = [manifest?.title ?? '', `(${whereOf(finding)})`, path].filter((part) => part !== '').join(' ');
  const meant = 'construct' in finding.origin ? ` (${howToAllow(rule)})` : '';
  return `${rule}: ${subject}: ${message}. ${consequence} ${fix}${meant}`;
}
