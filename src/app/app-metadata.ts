import { ApiObjectMetadata } from 'cdk8s';
import { dnsLabelProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';

/** Metadata that all objects of an app share. */
export interface AppMetadata {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The app's namespace and labels. A namespace of the workload is the app's: a Service in another one finds no pods. */
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

/** The metadata of an object of the app; its own namespace and labels override the app's. */
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
