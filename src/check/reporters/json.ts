import type { Finding } from '../finding';

/** Findings as JSON: a list of `{rule, severity, object, path, message, fix, origin, apps}`. */
export function jsonReport(findings: readonly Finding[]): string {
  return `${JSON.stringify(findings.map(findingData), undefined, 2)}\n`;
}

/** A finding as a plain object for JSON. */
export function findingData({ rule, severity, manifest, path, message, fix, origin, apps }: Finding): object {
  return {
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
    ...(apps === undefined ? {} : { apps }),
  };
}
