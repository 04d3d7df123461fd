import { ApiObjectMetadata } from 'cdk8s';
import { dnsLabelProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';

/** What the objects of an app have in common. */
export interface AppMetadata {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The app's namespace and labels. The workload's own namespace is the app's too: a Service elsewhere finds no pods. */
export function appMetadata(
  constructPath: string,
  { namespace, labels }: AppMetadata,
  workload: ApiObjectMetadata | undefined,
): AppMetadata {
  const own = workload?.namespace;
  if (namespace !== undefined) checkedName(constructPath, 'namespace', namespace, dnsLabelProblem);
  if (namespace !== undefined && own !== undefined && own !== namespace) {
    refuse(
      constructPath,
      `namespace ${describe(namespace)} differs from ${describe(own)} in the metadata of the workload; give one`,
    );
  }
  return { namespace: namespace ?? own, labels };
}

/** The metadata of an object of the app; what it says itself stands over what is in common. */
export function withAppMetadata(
  given: ApiObjectMetadata | undefined,
  { namespace, labels }: AppMetadata,
): ApiObjectMetadata | undefined {
  if (namespace === undefined && labels === undefined) return given;
  return defined({
    ...given,
    namespace: given?.namespace ?? namespace,
    labels: labels === undefined ? given?.labels : { ...labels, ...given?.labels },
  });
}
