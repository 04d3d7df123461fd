/** The phases of a plan, in order, with their headings. */
export const PHASES = {
  check: 'Before anything is changed',
  keep: 'Keep the files',
  prepare: 'While the app runs',
  stop: 'Stop what uses the files',
  move: 'Move the files',
  remove: "Delete what can't be changed",
  apply: 'Apply the new version',
  start: 'Start again',
  prune: 'Delete what the new version no longer has',
} as const;

export type Phase = keyof typeof PHASES;

const IN_ORDER = Object.keys(PHASES) as Phase[];

export function byPhase(one: Phase, other: Phase): number {
  return IN_ORDER.indexOf(one) - IN_ORDER.indexOf(other);
}
