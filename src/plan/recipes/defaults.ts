import { asObject, field } from '../../inventory/json';
import { kubectlName } from '../../change/kubectl';
import { patchObject } from '../actions';
import type { Recipe } from '../recipe';
import { NO_RISK } from '../steps';

/** What the server filled in goes with the change, where that is made before the apply. */
export const defaultTakenOff: Recipe = ({ manifest, path }, context) => {
  const pair = context.pairOf(manifest);
  const name = path[1];
  if (pair === undefined || (name !== 'strategy' && name !== 'updateStrategy'))
    return {
      noWay:
        'Apply client-side this once (kubectl apply without --server-side), which takes it as it is; or give the volume another name.',
    };
  const patch = {
    spec: { [name]: { type: field(asObject(manifest.spec[name]), 'type') ?? null, rollingUpdate: null } },
  };
  return {
    steps: [
      {
        id: `default ${manifest.key}`,
        phase: 'prepare',
        title: `Take the default of ${manifest.title} off`,
        why: 'The API server filled in rollingUpdate, which no apply takes away and the new type excludes.',
        check: `kubectl get ${kubectlName(manifest)} -o jsonpath={.spec.${name}}`,
        undo: 'Apply the old version.',
        risk: NO_RISK,
        actions: [patchObject(pair.before, patch)],
      },
    ],
  };
};
