import type { JsonObject } from '../../inventory/json';
import { asList, asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { RepositoryFiles } from './generators';
import { parametersOf } from './generators';
import { filled } from './template';

export function isApplicationSet({ group, kind }: Manifest): boolean {
  return group === 'argoproj.io' && kind === 'ApplicationSet';
}

/**
 * The Applications that an ApplicationSet makes, as far as its repository tells. What only a cluster or a service knows stays as
 * the template has it.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export function applicationsOf({ spec }: Manifest, repository: RepositoryFiles): readonly JsonObject[] {
  const template = asObject(spec['template']);
  return asList(spec['generators'])
    .flatMap((generator) => parametersOf(asObject(generator), repository))
    .map((parameters) => filled(template, parameters));
}
