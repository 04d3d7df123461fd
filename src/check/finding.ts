import type { Manifest, Origin, Place } from '../inventory/manifest';
import type { Severity } from './rule';

/** What a rule says about one object. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Undefined for a place of a file that isn't a manifest. */
  readonly manifest: Manifest | undefined;
  /** The field, as the API server writes it; `''` for the whole object. */
  readonly path: string;
  readonly message: string;
  readonly consequence: string;
  readonly fix: string;
  readonly see: string;
  readonly origin: Origin;
  /** The line to quote; undefined where there is none, or where it might show a Secret's value. */
  readonly place: Place | undefined;
}

/** Findings in the order in which a reader goes through the files: file, line, rule. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const order = new Map<string, number>();
  for (const { origin } of findings) {
    const group = groupOf(origin);
    if (!order.has(group)) order.set(group, order.size);
  }
  const place = (finding: Finding): [number, number] => [
    order.get(groupOf(finding.origin)) ?? 0,
    'line' in finding.origin ? finding.origin.line : 0,
  ];
  return findings.toSorted((a, b) => {
    const [groupA, lineA] = place(a);
    const [groupB, lineB] = place(b);
    return groupA - groupB || lineA - lineB;
  });
}

function groupOf(origin: Origin): string {
  return 'file' in origin ? origin.file : origin.construct;
}
