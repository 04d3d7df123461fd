import type { Finding } from '../finding';
import { groupBy } from '../group';
import { subject, whereOf } from './line';
import { wrap } from './wrap';

const WIDTH = 100;
const YELLOW = 33;

/** The warnings of a synthesis: one paragraph for each rule, about its first finding. */
export function briefReport(warnings: readonly Finding[], outdir: string, colours = false): readonly string[] {
  return [...groupBy(warnings, ({ rule }) => rule).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [paragraph(first, group.length - 1, outdir, colours)];
  });
}

function paragraph(warning: Finding, more: number, outdir: string, colours: boolean): string {
  const { rule, message, fix } = warning;
  const head = `warning[${rule}]`;
  const others = more === 0 ? '' : ` ${more} more like this: cdk8s-stateful check ${outdir}`;
  const text = `${head}: ${subject(warning)} (${whereOf(warning)}): ${message}. ${fix}${others}`;
  const lines = [...wrap(text, WIDTH, '  ', ''), `  cdk8s-stateful check --explain ${rule}`].join('\n');
  return colours ? lines.replace(head, `\u001b[${YELLOW}m${head}\u001b[0m`) : lines;
}
