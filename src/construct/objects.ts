import { ApiObject, ApiObjectMetadata, ApiObjectProps, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { labelKeyProblem, labelValueProblem } from '../api/names';
import { checkedName } from './names';

/** The metadata of an object: what the user gave, with the object's name. */
export function objectMetadata(where: string, name: string, given: ApiObjectMetadata | undefined): ApiObjectMetadata {
  for (const [key, value] of Object.entries(given?.labels ?? {})) {
    checkedName(where, 'label', key, labelKeyProblem);
    checkedName(where, `label ${key} =`, value, labelValueProblem);
  }
  for (const key of Object.keys(given?.annotations ?? {}))
    checkedName(where, 'annotation', key, (k) => labelKeyProblem(k.toLowerCase()));
  return { ...given, name };
}

/** An object without a namespace. cdk8s gives every object the namespace of its chart, cluster-scoped ones too. */
export function clusterObject(scope: Construct, id: string, props: ApiObjectProps): ApiObject {
  const object = new ApiObject(scope, id, props);
  Object.assign(object.metadata, { namespace: undefined });
  return object;
}

/** The namespace that a namespaced object in this scope gets, where it is known before it is applied. */
export function namespaceOf(scope: Construct, metadata: ApiObjectMetadata | undefined): string | undefined {
  return metadata?.namespace ?? Chart.of(scope).namespace;
}

/** A copy without the entries that are undefined; everything else is kept: '', 0, false, empty lists and maps. */
export function defined(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
