import { printable } from '../../check/reporters/text';
import { quoted, shellLine } from '../shell';
import { FUNCTIONS } from '../functions.generated';
import type { Plan, Step } from '../step';

/**
 * A plan as a script for sh, which can be run again after any interruption.
 *
 * @param flags flags of kubectl that select the cluster
 */
export function script({ steps, noWay }: Plan, apply: string, flags = ''): string {
  const refused = noWay.map(({ rule, object, reason }) => `# No way known: ${rule}: ${object}: ${reason}`);
  const head = [
    '#!/bin/sh',
    '# Made by cdk8s-stateful plan. It may be run again after any interruption: what is done is not done again.',
    '#   sh plan.sh [--dry-run] [--yes]',
    '# NAMESPACE: of objects that name none. APPLY: the command that applies the new version. TIMEOUT: seconds that a step may wait.',
    ...refused.map((line) => printable(line)),
    '# What is in single quotes is for another shell, and for patches.',
    '# shellcheck disable=SC2016',
    'set -eu',
    `DEFAULT=${quoted(apply)}`,
    'APPLY=${APPLY:-$DEFAULT}',
    ...(flags === '' ? [] : [`kubectl() { command kubectl${flags} "$@"; }`]),
  ];
  const numbered = steps.map((step, index) => stepScript(step, index + 1)).join('\n');
  return `${head.join('\n')}\n\n${FUNCTIONS}\noptions "$@"\n\n${numbered}\nnote ''\nnote 'All steps are done.'\n`;
}

function stepScript({ title, actions, onlyIf, risk }: Step, number: number): string {
  const calls = actions.flatMap(({ call }) => (call === undefined ? [] : [shellLine(call)]));
  const confirmation = risk.kind === 'final' ? [shellLine(['ask', `This can not be undone: ${risk.what}.`])] : [];
  const lines = [...confirmation, ...calls];
  const head = shellLine(['step', String(number), printable(title)]);
  if (onlyIf === undefined || onlyIf.length === 0) return `${[head, ...lines].join('\n')}\n`;
  const condition = onlyIf.map((call) => `holds ${shellLine(call)}`).join(' ||\n  ');
  return `${head}\nif ${condition}; then\n${lines.map((line) => `  ${line}`).join('\n')}\nfi\n`;
}
