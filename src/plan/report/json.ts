import { manualOf } from '../step';
import type { Plan, Step } from '../step';
import { summaryOf } from '../summary';

/** `{ summary, steps: [{ id, phase, title, why, commands, … }], noWay: [{ rule, object, message, reason }] }`. */
export function json(plan: Plan): string {
  const { steps, noWay } = plan;
  return `${JSON.stringify({ summary: summaryOf(plan), steps: steps.map(stepData), noWay }, undefined, 2)}\n`;
}

function stepData(step: Step): object {
  const { id, phase, title, why, precondition, check, undo, risk, actions, leaves } = step;
  return {
    id,
    phase,
    title,
    why,
    precondition: precondition ?? null,
    manual: manualOf(step) ?? null,
    commands: actions.flatMap(({ commands }) => commands),
    check,
    undo,
    risk,
    leaves: leaves ?? null,
  };
}
