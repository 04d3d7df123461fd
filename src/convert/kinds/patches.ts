import type { Manifest } from '../../inventory/manifest';
import type { Expression, Statement } from '../expression';
import { call, name, value } from '../expression';

/** What no option of a construct says: an object that the server names, and a status that somebody wrote. */
export function patchesOf(variable: string, { data, name: given }: Manifest): readonly Statement[] {
  const { status } = data;
  const patches: Expression[] = [
    ...(given === '' ? [call('JsonPatch', 'remove', value('/metadata/name'))] : []),
    ...(status === undefined || status === null ? [] : [call('JsonPatch', 'add', value('/status'), value(status))]),
  ];
  if (patches.length === 0) return [];
  return [{ type: 'do', value: call(call('ApiObject', 'of', name(variable)), 'addJsonPatch', ...patches) }];
}
