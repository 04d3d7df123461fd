import { variableReferences } from '../api/variable-references';
import type { Variables } from '../images/settings';
import type { Inventory } from '../inventory/inventory';
import { asObject, asString, asStringMap, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { ConfigUse, Container, EnvVar } from '../inventory/pods';
import { once } from './once';

/** The environment variables of a container, as far as the manifests tell. */
export interface Environment {
  /** Values by name; undefined for a value that isn't known, or is a Secret's. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** The sources of each variable of `envFrom`, in order. */
  readonly fromSources: ReadonlyMap<string, readonly EnvSource[]>;
  /** Whether there may be more variables: a source of `envFrom` isn't among the manifests. */
  readonly open: boolean;
}

/** An entry of `envFrom` whose object is among the manifests. */
export interface EnvSource {
  readonly use: ConfigUse;
  readonly object: Manifest;
  /** The key in the object. */
  readonly key: string;
  /** Undefined for a Secret's. */
  readonly value: string | undefined;
}

/** Variables that the kubelet sets for the Services of the namespace. */
const SERVICE_VARIABLE =
  /_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;

/** Whether a variable has the name of one that the kubelet sets for a Service. */
export function isServiceVariable(name: string): boolean {
  return SERVICE_VARIABLE.test(name);
}

const environments = once(() => new Map<Container, Environment>());

/** The environment of a container, cached for each inventory. */
export function environmentOf(container: Container, inventory: Inventory): Environment {
  const known = environments(inventory);
  let environment = known.get(container);
  if (environment === undefined) known.set(container, (environment = readEnvironment(container, inventory)));
  return environment;
}

/** The variables of a container, resolved on access: all at once only if one may depend on others. */
export function variablesOf(container: Container, inventory: Inventory): Variables {
  const all = (): Variables => environmentOf(container, inventory).values;
  const own = (name: string): EnvVar | undefined => container.env.findLast((variable) => variable.name === name);
  const mayHaveMore = container.data['envFrom'] !== undefined;
  return {
    has: (name) => own(name) !== undefined || (mayHaveMore && all().has(name)),
    get: (name) => {
      const variable = own(name);
      if (variable === undefined) return mayHaveMore ? all().get(name) : undefined;
      const { value, config } = variable;
      if (value === undefined) return configValue(config, inventory);
      return value.includes('$') ? all().get(name) : value;
    },
  };
}

function readEnvironment(container: Container, inventory: Inventory): Environment {
  const fromSources = new Map<string, EnvSource[]>();
  const values = new Map<string, string | undefined>();
  let open = false;
  for (const use of container.configs) {
    if (use.by !== 'envFrom') continue;
    const object = inventory.targetOf(use);
    if (object === undefined) {
      open = true;
      continue;
    }
    const prefix = asString(field(container.data, 'envFrom', ...use.path.slice(-3, -2), 'prefix')) ?? '';
    for (const [key, value] of entries(object)) {
      const name = `${prefix}${key}`;
      fromSources.set(name, [...(fromSources.get(name) ?? []), { use, object, key, value }]);
      values.set(name, value);
    }
  }
  for (const { name, value, config } of container.env) {
    values.set(name, value === undefined ? configValue(config, inventory) : expand(value, values));
  }
  return { values, fromSources, open };
}

function entries(object: Manifest): readonly [string, string | undefined][] {
  if (object.kind === 'ConfigMap') return Object.entries(asStringMap(object.data['data']));
  const keys = [...Object.keys(asObject(object.data['data'])), ...Object.keys(asObject(object.data['stringData']))];
  return [...new Set(keys)].map((key) => [key, undefined]);
}

function configValue(use: ConfigUse | undefined, inventory: Inventory): string | undefined {
  if (use?.kind !== 'ConfigMap' || use.key === undefined) return undefined;
  return asString(field(inventory.targetOf(use)?.data, 'data', use.key));
}

/** Expands `$(NAME)`; undefined if a value isn't known. References to variables that aren't set stay, as in Kubernetes. */
export function expand(text: string, values: ReadonlyMap<string, string | undefined>): string | undefined {
  if (!text.includes('$')) return text;
  if (variableReferences(text).some((name) => values.has(name) && values.get(name) === undefined)) return undefined;
  return text.replaceAll(/\$\$|\$\(([^)]*)\)/g, (written, name?: string) =>
    name === undefined ? '$' : (values.get(name) ?? written),
  );
}
