import type { Plan, Step } from './step';

/** The summary of a plan. */
export interface Summary {
  /** What is down while it is carried out. */
  readonly downtime: readonly string[];
  readonly copies: readonly string[];
  readonly final: readonly string[];
  /** What is left afterwards, and when it may be deleted. */
  readonly leaves: readonly string[];
}

export function summaryOf({ steps }: Plan): Summary {
  const of = (text: (step: Step) => string | undefined): readonly string[] => [
    ...new Set(steps.map(text).filter((one) => one !== undefined)),
  ];
  return {
    downtime: of(({ risk }) => (risk.kind === 'downtime' ? risk.of : risk.kind === 'copies' ? risk.inTurn : undefined)),
    copies: of(({ risk }) => (risk.kind === 'copies' ? risk.size : undefined)),
    final: of(({ risk }) => (risk.kind === 'final' ? risk.what : undefined)),
    leaves: of(({ leaves }) => leaves),
  };
}
