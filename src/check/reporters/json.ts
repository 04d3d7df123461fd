import type { Finding } from '../finding';

/** Findings as data: a list of `{rule, severity, object, path, message, fix, origin}`. */
export function jsonReport(findings: readonly Finding[]): string {
  const list = findings.map(({ rule, severity, manifest, path, message, fix, origin }) => ({
    rule,
    severity,
    object: {
      apiVersion: manifest?.apiVersion ?? '',
      kind: manifest?.kind ?? '',
      namespace: manifest?.namespace ?? null,
      name: manifest?.name ?? '',
    },
    path,
    message,
    fix,
    origin,
  }));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}
