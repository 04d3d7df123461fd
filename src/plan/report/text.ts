import { printable } from '../../check/reporters/text';
import { wrap } from '../../check/reporters/wrap';
import { PHASES } from '../phase';
import { manualOf } from '../step';
import type { Plan, Step } from '../step';
import { summaryOf } from '../summary';

const WIDTH = 100;
/** How many lines of a summary are shown; for the rest, only their number. */
const MAX_LINES = 8;

/** A plan as text for the terminal: a summary, then the steps. */
export function text(plan: Plan): string {
  const { steps, noWay } = plan;
  if (steps.length + noWay.length === 0) return 'nothing to plan: the new version can be applied as it is\n';
  const blocks: string[] = [head(plan)];
  for (const { rule, object, message, reason } of noWay)
    blocks.push(
      [`no way known: ${object}: ${rule}`, message, reason]
        .flatMap((line, index) => wrapped(line, index === 0 ? '' : '  '))
        .join('\n'),
    );
  let phase = '';
  for (const [index, step] of steps.entries()) {
    const title = PHASES[step.phase];
    blocks.push(`${title === phase ? '' : `${title}\n\n`}${stepText(step, index + 1)}`);
    phase = title;
  }
  return `${blocks.join('\n\n')}\n`;
}

function head(plan: Plan): string {
  const { downtime, copies, final, leaves } = summaryOf(plan);
  const count = plan.steps.length;
  return [
    `${count} step${count === 1 ? '' : 's'}${plan.noWay.length === 0 ? '' : `, and no way known for ${plan.noWay.length} of the changes`}`,
    ...row('stands still', downtime),
    ...row('copied', copies),
    ...row("can't be undone", final),
    ...row('stays behind', leaves),
  ].join('\n');
}

function row(name: string, values: readonly string[]): readonly string[] {
  const label = `  ${name.padEnd(16)}`;
  if (values.length === 0) return [`${label}nothing`];
  const shown = values.slice(0, MAX_LINES);
  const more = values.length - shown.length;
  const all = more > 0 ? [...shown, `and ${more} more`] : shown;
  return all.flatMap((value, index) => wrapped(value, ' '.repeat(label.length), index === 0 ? label : undefined));
}

function stepText(step: Step, number: number): string {
  const { title, why, precondition, check, undo, risk, actions } = step;
  const margin = `${String(number).padStart(3)}. `;
  const field = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : wrapped(value, ' '.repeat(14), `     ${name.padEnd(9)}`);
  const commands = [...new Set(actions.flatMap((action) => action.commands))];
  return [
    ...wrapped(title, '     ', margin),
    ...field('why', why),
    ...field('first', precondition),
    ...field('do', manualOf(step)),
    ...commands.flatMap(commandLines),
    ...(risk.kind === 'final' ? field('final', risk.what) : []),
    ...field('see', check),
    ...field('undo', undo),
  ].join('\n');
}

/** A command after a `$`; further lines of a loop are indented. */
function commandLines(command: string): readonly string[] {
  return command.split('\n').map((line, index) => printable(`     ${index === 0 ? '$' : ' '} ${line}`));
}

function wrapped(value: string, indent: string, first = indent): readonly string[] {
  return wrap(printable(value), WIDTH, indent, first);
}
