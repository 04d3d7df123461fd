import type { Json, JsonObject } from '../../inventory/json';
import { isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Expression, Statement } from '../expression';
import { call, name, value } from '../expression';
import { isKnownMetadata } from './metadata';

/** The fields that constructs write. */
const BODY: ReadonlySet<string> = new Set(
  `apiVersion kind metadata spec data stringData binaryData immutable type provisioner parameters reclaimPolicy volumeBindingMode
  allowVolumeExpansion mountOptions allowedTopologies driver driverName deletionPolicy`.split(/\s+/),
);

/**
 * JSON patches for what no option of a construct can express: generateName, unknown fields, and a status.
 *
 * @param more further patches
 */
export function patchesOf(
  variable: string,
  { data, metadata, name: given }: Manifest,
  more: readonly Expression[] = [],
): readonly Statement[] {
  const patches: Expression[] = [
    ...more,
    ...(given === '' ? [call('JsonPatch', 'remove', value('/metadata/name'))] : []),
    ...additions('/metadata/', metadata, (key) => isKnownMetadata(key) && !isEmptyMap(metadata[key])),
    ...additions('/', data, (key) => BODY.has(key)),
  ];
  if (patches.length === 0) return [];
  return [{ type: 'do', value: call(call('ApiObject', 'of', name(variable)), 'addJsonPatch', ...patches) }];
}

/** cdk8s leaves out empty maps of labels and annotations. */
function isEmptyMap(json: Json | undefined): boolean {
  return isObject(json) && Object.keys(json).length === 0;
}

function additions(path: string, object: JsonObject, isKnown: (key: string) => boolean): readonly Expression[] {
  return Object.entries(object).flatMap(([key, one]) =>
    isKnown(key) || one === undefined || one === null
      ? []
      : [call('JsonPatch', 'add', value(path + key.replaceAll('~', '~0').replaceAll('/', '~1')), value(one))],
  );
}
