import { howToAllow } from '../acknowledged';
import type { Finding } from '../finding';

/** What a finding is about: the object, and its field where it is about one. */
export function subject({ manifest, path }: Finding): string {
  return [manifest?.title ?? '', path].filter((part) => part !== '').join(' ');
}

/** Where a finding was written. */
export function whereOf({ origin }: Finding): string {
  return 'file' in origin ? `${origin.file}:${origin.line}:${origin.column}` : origin.construct;
}

/** The apps that have a finding, where there is more than one app. */
export function appsLine({ apps = [] }: Finding, all: number): readonly string[] {
  return all > 1 && apps.length > 0 ? [`in ${apps.join(', ')}`] : [];
}

/** A finding in one paragraph, for places that have no room for a quoted line. */
export function oneLine(finding: Finding): string {
  const { rule, manifest, path, message, consequence, fix } = finding;
  const subject = [manifest?.title ?? '', `(${whereOf(finding)})`, path].filter((part) => part !== '').join(' ');
  const meant = 'construct' in finding.origin ? ` (${howToAllow(rule)})` : '';
  return `${rule}: ${subject}: ${message}. ${consequence} ${fix}${meant}`;
}
