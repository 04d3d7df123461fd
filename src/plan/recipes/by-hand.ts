import { planName } from '../context';
import type { Recipe } from '../recipe';
import { handStep } from '../steps';
import { restarted } from './recreate-set';
import { hasRollingUpdate } from '../../change/pod-template';

/** A setting that has to be changed in the program itself after it has started. */
export const tellProgram: Recipe = ({ manifest, message, fix }) => ({
  steps: [
    handStep('start', {
      id: `tell ${manifest.key} ${message}`,
      title: `Tell the program of ${manifest.title}`,
      why: message,
      text: fix ?? 'Change it in the program too, by the means that it has for it; or leave the value as it was.',
    }),
  ],
});

/** The program needs the new path in its own settings. */
export const lookElsewhere: Recipe = ({ manifest, message, fix }) => ({
  steps: [
    handStep('check', {
      id: `path ${manifest.key} ${message}`,
      title: `See where ${manifest.title} looks for its files`,
      why: message,
      text:
        fix ??
        'Tell the program the new path in its arguments or variables, or keep the old one: otherwise it starts without its files, which stay where they are.',
    }),
  ],
});

/** Files have to be moved within their store. */
export const moveWithin: Recipe = ({
  fix = 'Keep the directory as it was, or move the files before the new pods start.',
}) => ({
  noWay: fix.startsWith('Take ')
    ? fix
    : `${fix} They are moved while the app stands still, by mv in a pod that mounts the whole store: it keeps owners and links.`,
});

/** Restarts workloads, because pods read settings only when they start. */
export const restart: Recipe = ({ manifest, message }, context) => {
  const { comparison } = context;
  const readers = comparison.workloads.filter(
    ({ before, after }) =>
      before.manifest.key === after.manifest.key && hasRollingUpdate(after) && message.includes(after.manifest.title),
  );
  return {
    steps: readers.map(({ after }) =>
      restarted(
        after.manifest,
        planName('restart', manifest.key, JSON.stringify(Object.keys(manifest.data)), message),
        message,
      ),
    ),
  };
};

/** A transition that the definition of a custom resource refuses, or may refuse. */
export const askOperator: Recipe = ({ message, severity }) =>
  severity === 'warning'
    ? {
        steps: [
          handStep('check', {
            id: `cel ${message}`,
            title: 'See whether the definition takes the change',
            why: message,
            text: 'Try it without applying: kubectl apply --dry-run=server -f NEW',
          }),
        ],
      }
    : {
        noWay:
          'The definition fixes the field, and what a custom resource takes along when it is deleted only its operator knows: leave the field as it was, or do what the documentation of the operator says.',
      };

/** What a custom resource takes along when it is removed is for its operator to save. */
export const backUpFirst: Recipe = ({ message }) => ({
  noWay: `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}. Keep the custom resource; or make a backup with its operator, and restore it into the new one before the old one goes.`,
});
