import type { Json, JsonObject } from '../../inventory/json';
import { asObject, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import { kubectlName } from '../../change/kubectl';
import { patchObject } from '../actions';
import type { Recipe } from '../recipe';
import type { Step } from '../step';
import { APPLY_OLD, NO_RISK } from '../steps';

/** Removes a default that the API server filled in, before the new version is applied. */
export const removeDefault: Recipe = ({ manifest, path }, context) => {
  const pair = context.pairOf(manifest);
  if (pair === undefined) return { noWay: 'Apply client-side this once: kubectl apply without --server-side.' };
  const written = context.writtenOf(manifest);
  const name = path[1];
  const end = path.indexOf('volumes') + 1;
  return {
    steps: [
      name === 'strategy' || name === 'updateStrategy'
        ? defaultRemoved(pair.before, {
            default: 'rollingUpdate',
            at: `.spec.${name}`,
            patch: {
              spec: { [name]: { type: field(asObject(manifest.spec[name]), 'type') ?? null, rollingUpdate: null } },
            },
          })
        : defaultRemoved(pair.before, {
            default: 'emptyDir',
            at: `.${path.slice(0, end).join('.')}`,
            // A merge patch replaces a list as a whole.
            patch: nested(path.slice(0, end), field(written.data, ...path.slice(0, end)) ?? null),
          }),
    ],
  };
};

function defaultRemoved(
  manifest: Manifest,
  { default: name, at, patch }: { readonly default: string; readonly at: string; readonly patch: JsonObject },
): Step {
  return {
    id: `default ${manifest.key} ${at}`,
    phase: 'prepare',
    title: `Take the default of ${manifest.title} off`,
    why: `The API server filled in ${name}, which no server-side apply takes away, and what is written now excludes it.`,
    check: `kubectl get ${kubectlName(manifest)} -o jsonpath={${at}}`,
    undo: APPLY_OLD,
    risk: NO_RISK,
    actions: [patchObject(manifest, patch)],
  };
}

function nested([key, ...rest]: FieldPath, value: Json): JsonObject {
  return { [String(key)]: rest.length === 0 ? value : nested(rest, value) };
}
