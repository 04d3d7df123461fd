import type { Conversion } from './convert';
import { isHashed } from './hashed-name';

/** Notes about a program for the user: what could not be converted well, and what it needs. */
export function notesOf({ objects, lost, environment, allowed }: Conversion): readonly string[] {
  return [
    ...lost.map(({ title, reason = '' }) => `${title} is not in the program: it ${reason}`),
    ...objects
      .filter(({ covered }) => covered)
      .flatMap(({ title, reason }) => (reason === undefined ? [] : [`${title} is an ApiObject: it ${reason}`])),
    ...objects
      .filter(({ title }) => isHashed(title))
      .map(
        ({ title }) =>
          `${title} keeps this name when its content changes: take the hash off, and give it rollout: Rollout.HASHED_NAME`,
      ),
    ...(allowed.length === 0
      ? []
      : [`errors of these rules are allowed in the program until you mend them: ${allowed.join(', ')}`]),
    ...(environment.size === 0
      ? []
      : [`values of Secrets are read from the environment: ${[...environment.keys()].join(', ')}`]),
  ];
}
