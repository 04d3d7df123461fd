import type { Finding } from '../finding';
import { oneLine } from './line';

/** So many warnings of one rule are put into words. */
const FEW = 5;

/** What a synthesis prints of its warnings: a line for the first ones of each rule, and how many more there are. */
export function briefly(warnings: readonly Finding[], outdir: string): readonly string[] {
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const warning of warnings) {
    const { rule } = warning;
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count <= FEW) lines.push(`warning: ${oneLine(warning)}`);
  }
  for (const [rule, count] of counts) {
    if (count > FEW)
      lines.push(`warning: ${rule}: ${count - FEW} more like these; cdk8s-stateful check ${outdir} shows them all`);
  }
  return lines;
}
