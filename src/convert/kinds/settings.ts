import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Statement } from '../expression';
import { asValue, memberOf } from '../fields';
import { secretFields } from '../raw';
import { checkSecret } from '../secrets';
import { bodyOf, construct } from './class';

export function configMap(context: Context, manifest: Manifest): readonly Statement[] {
  const rest = bodyOf(manifest);
  return construct(context, manifest, 'EnvConfig', rest.takeSame('data', 'binaryData', 'immutable'));
}

/** A Secret, whose values the program reads from its environment. */
export function secret(context: Context, manifest: Manifest): readonly Statement[] {
  checkSecret(manifest);
  const rest = bodyOf(manifest);
  const [data, stringData] = ['data', 'stringData'].map((key) => {
    const values = rest.take(key);
    return values === undefined ? undefined : secretFields(context.builder, manifest, values);
  });
  const type = rest.take('type');
  return construct(context, manifest, 'EnvSecret', {
    type: memberOf(context.builder.library, 'SecretType', type) ?? asValue(type),
    data,
    stringData,
    ...rest.takeSame('immutable'),
  });
}
