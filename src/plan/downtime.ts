import { summaryOf } from './summary';
import type { Plan } from './step';

/** The allowed downtime: none, or a number of seconds. */
export type Limit = 'none' | number;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Parses `none`, or a duration such as `90s`, `10m`, `2h` or `1d`; undefined for anything else. */
export function parseLimit(text: string): Limit | undefined {
  if (text === 'none') return 'none';
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (UNITS[unit] ?? 1);
}

/** What is down longer than allowed, or for a time that can't be told from the manifests. */
export function exceedingDowntime(plan: Plan, limit: Limit): readonly string[] {
  if (limit === 'none') return summaryOf(plan).downtime;
  return plan.steps.flatMap(({ risk, actions }): readonly string[] => {
    if (risk.kind === 'downtime' && (risk.seconds ?? 0) > limit)
      return [`${risk.of}, which may take ${risk.seconds ?? 0} seconds to stop (terminationGracePeriodSeconds)`];
    const isCopied = risk.kind === 'copies' && risk.inTurn === undefined && actions.length > 0;
    return isCopied ? [`what uses ${risk.size}, for as long as the copy takes, which the manifests don't tell`] : [];
  });
}
