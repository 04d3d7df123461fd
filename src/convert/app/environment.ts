import type { Json, JsonObject } from '../../inventory/json';
import { field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression } from '../expression';
import { call, list, name as named, object, options, value } from '../expression';
import { asValue, Rest, stringOf } from '../fields';

/** The argument that is passed in place of an omitted one. */
const UNDEFINED = named('undefined');

const KINDS = { configMap: 'ConfigMap', secret: 'Secret' } as const;

/**
 * The variables of a container by name.
 *
 * @param open whether they are left as raw fields
 * @throws where a name is missing or repeated
 */
export function variables(context: Context, user: Manifest, rest: Rest, open: boolean): Expression | undefined {
  const given = rest.has('env') && !open ? rest.takeList('env') : undefined;
  if (given === undefined || given.length === 0) return undefined;
  const fields: Record<string, Expression> = {};
  for (const one of given) {
    const name = one['name'];
    if (typeof name !== 'string' || Object.hasOwn(fields, name))
      throw new Error('has variables that have no name, or one name');
    fields[name] = variable(context, user, one);
  }
  return object(fields);
}

function variable(context: Context, user: Manifest, given: JsonObject): Expression {
  const { value: text, valueFrom } = given;
  if (valueFrom === undefined || valueFrom === null) return value(text ?? null);
  const [kind = ''] = Object.keys(valueFrom);
  const source = field(valueFrom, kind);
  const made =
    Object.keys(valueFrom).length === 1 && source !== undefined ? fromSource(context, user, kind, source) : undefined;
  return made ?? object({ valueFrom: value(valueFrom) });
}

function fromSource(context: Context, user: Manifest, kind: string, source: Json): Expression | undefined {
  const rest = new Rest(source as JsonObject);
  if (kind === 'configMapKeyRef' || kind === 'secretKeyRef') {
    const of = KINDS[kind === 'configMapKeyRef' ? 'configMap' : 'secret'];
    const [name, key] = [rest.takeString('name'), rest.takeString('key')];
    if (name === undefined || key === undefined || !hasKey(context, user, of, name, key)) return undefined;
    return call(context.reference(of, user, name), 'value', value(key), ...optionsOf(rest, 'optional'));
  }
  if (kind === 'fieldRef')
    return call('Env', 'field', value(rest.take('fieldPath') ?? null), ...optionsOf(rest, 'apiVersion'));
  if (kind === 'resourceFieldRef') {
    const resource = value(rest.take('resource') ?? null);
    const divisor = rest.take('divisor');
    return call(
      'Env',
      'resource',
      resource,
      ...options({
        ...rest.takeSame('containerName'),
        divisor: asValue(stringOf(divisor)),
      }),
    );
  }
  if (kind === 'fileKeyRef') return call('Env', 'fileKey', value(source));
  return undefined;
}

/** Whether a ConfigMap or Secret may have a key: one among the manifests has only its own, an existing one any. */
export function hasKey(context: Context, { namespace }: Manifest, kind: string, name: string, key: string): boolean {
  const manifest = context.find(kind, namespace, name);
  if (manifest === undefined) return true;
  return ['data', 'stringData'].some((part) => field(manifest.data, part, key) !== undefined);
}

function optionsOf(rest: Rest, ...keys: readonly string[]): readonly Expression[] {
  return options(rest.takeSame(...keys));
}

/** Whole sets of variables. */
export function envFrom(context: Context, user: Manifest, rest: Rest): Expression | undefined {
  const given = rest.takeList('envFrom');
  if (given === undefined || given.length === 0) return undefined;
  return list(
    given.map((one) => {
      const own = new Rest(one);
      const prefix = own.takeString('prefix');
      const [kind = ''] = Object.keys(own.others ?? {});
      const source = new Rest(own.takeObject(kind) ?? {});
      const of = kind === 'configMapRef' ? KINDS.configMap : kind === 'secretRef' ? KINDS.secret : undefined;
      const name = source.takeString('name');
      if (of === undefined || name === undefined || own.others !== undefined)
        throw new Error('has an envFrom that no construct has');
      const more = optionsOf(source, 'optional');
      const first = prefix === undefined ? (more.length === 0 ? [] : [UNDEFINED]) : [value(prefix)];
      return call(context.reference(of, user, name), 'all', ...first, ...more);
    }),
  );
}
