import { markdownText as escaped } from '../../check/reporters/escape';
import { printable } from '../../check/reporters/text';
import { PHASES } from '../phase';
import { manualOf } from '../step';
import type { Plan, Step } from '../step';
import { summaryOf } from '../summary';

/** A plan as a runbook for a pull request. */
export function markdown(plan: Plan): string {
  const { steps, noWay } = plan;
  if (steps.length + noWay.length === 0) return 'Nothing to plan: the new version can be applied as it is.\n';
  const { downtime, copies, final, leaves } = summaryOf(plan);
  const row = (name: string, values: readonly string[]): string =>
    `| ${name} | ${values.length === 0 ? 'nothing' : values.map(escaped).join('<br>')} |`;
  const blocks = [
    '# Migration plan',
    [
      '| | |',
      '| --- | --- |',
      row('stands still', downtime),
      row('copied', copies),
      row("can't be undone", final),
      row('stays behind', leaves),
    ].join('\n'),
    ...noWay.map(
      ({ rule, object, message, reason }) =>
        `> **No way known** for \`${object.replaceAll('`', "'")}\` (${rule}): ${escaped(message)}. ${escaped(reason)}`,
    ),
  ];
  let phase = '';
  for (const [index, step] of steps.entries()) {
    const title = PHASES[step.phase];
    if (title !== phase) blocks.push(`## ${title}`);
    phase = title;
    blocks.push(stepMarkdown(step, index + 1));
  }
  return `${blocks.join('\n\n')}\n`;
}

function stepMarkdown(step: Step, number: number): string {
  const { title, why, precondition, check, undo, risk, actions } = step;
  const manual = manualOf(step);
  const commands = [...new Set(actions.flatMap((action) => action.commands))];
  return [
    `### ${number}. ${escaped(title)}`,
    escaped(why),
    ...(precondition === undefined ? [] : [`- [ ] ${escaped(precondition)}`]),
    ...(manual === undefined ? [] : [`- [ ] ${escaped(manual)}`]),
    ...(commands.length === 0
      ? []
      : [
          `\`\`\`sh\n${commands
            .flatMap((command) => command.split('\n'))
            .map(printable)
            .join('\n')}\n\`\`\``,
        ]),
    ...(risk.kind === 'final' ? [`**Can't be undone:** ${escaped(risk.what)}.`] : []),
    `- [ ] ${escaped(check)}\n- Undo: ${escaped(undo)}`,
  ].join('\n\n');
}
