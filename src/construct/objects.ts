import { ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { utf8Length } from '../api/bytes';
import { dnsLabelProblem, labelKeyProblem, labelValueProblem } from '../api/names';
import { copy } from './copy';
import { Mutable } from './mutable';
import { checkedName } from './names';
import { describe, refuse } from './construct-path';

const MAX_ANNOTATION_BYTES = 256 * 1024;

/** The metadata of an object: the given metadata with the object's name. */
export function objectMetadata(
  constructPath: string,
  name: string,
  given: ApiObjectMetadata | undefined,
): ApiObjectMetadata {
  if (given === undefined) return { name };
  if (given.name !== undefined && given.name !== name) {
    refuse(
      constructPath,
      `metadata.name ${describe(given.name)} differs from the name ${describe(name)}; give the name as a prop`,
    );
  }
  return { ...templateMetadata(constructPath, given), name };
}

/** A checked copy of the metadata of a pod or claim template, which has no name. */
export function templateMetadata(
  constructPath: string,
  given: ApiObjectMetadata | undefined,
): ApiObjectMetadata | undefined {
  if (given === undefined) return undefined;
  for (const [key, value] of Object.entries(given.labels ?? {})) {
    checkedName(constructPath, 'label', key, labelKeyProblem);
    checkedName(constructPath, `label ${key} =`, value, labelValueProblem);
  }
  const annotations = Object.entries(given.annotations ?? {});
  for (const [key] of annotations)
    checkedName(constructPath, 'annotation', key, (k) => labelKeyProblem(k.toLowerCase()));
  const bytes = utf8Length(annotations.flat().join(''));
  if (bytes > MAX_ANNOTATION_BYTES)
    refuse(constructPath, `annotations of ${bytes} bytes are not allowed; give at most ${MAX_ANNOTATION_BYTES}`);
  for (const finalizer of given.finalizers ?? []) checkedName(constructPath, 'finalizer', finalizer, labelKeyProblem);
  if (given.namespace !== undefined) checkedName(constructPath, 'metadata.namespace', given.namespace, dnsLabelProblem);
  return copy(given);
}

/**
 * Removes the chart's namespace, which cdk8s gives to cluster-scoped objects too. A namespace that the user gave stays: the
 * API server ignores it.
 */
export function clearNamespace(object: ApiObject, given: ApiObjectMetadata | undefined): void {
  (object.metadata as Mutable<ApiObjectMetadataDefinition>).namespace = given?.namespace;
}

/** The namespace of a namespaced object in this scope; undefined if neither its metadata nor the chart has one. */
export function namespaceOf(scope: Construct, metadata: ApiObjectMetadata | undefined): string | undefined {
  return metadata?.namespace ?? Chart.of(scope).namespace;
}

/** A shallow copy without undefined entries; '', 0, false, null, empty lists and maps are kept. */
export function defined(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
