import type { JsonObject } from '../../inventory/json';
import { asList, asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { RepositoryFiles } from './generators';
import { parametersOf } from './generators';
import { substitute } from './template';

export function isApplicationSet({ group, kind }: Manifest): boolean {
  return group === 'argoproj.io' && kind === 'ApplicationSet';
}

/**
 * The Applications that an ApplicationSet generates from its repository. Parameters that only a cluster or a service knows
 * stay as placeholders of the template.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export function applicationsOf({ spec }: Manifest, repository: RepositoryFiles): readonly JsonObject[] {
  const template = asObject(spec['template']);
  return asList(spec['generators'])
    .flatMap((generator) => parametersOf(asObject(generator), repository))
    .map((parameters) => substitute(template, parameters));
}
