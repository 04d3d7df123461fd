/** Statements for objects of kinds without a construct, and for those that no construct makes exactly. */
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asStringMap, isObject, withoutFields } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Builder } from './builder';
import type { Expression, Fields, Statement } from './expression';
import { call, make, object, value } from './expression';
import { nameWithoutHash } from './hashed-name';
import { environmentName } from './names';
import { checkSecret, isSecret, SECRET_FIELDS } from './secrets';

/** Makes an object with `ApiObject` of cdk8s. */
export function apiObject(builder: Builder, manifest: Manifest): readonly Statement[] {
  const { data } = manifest;
  if (!isValidForApiObject(data)) throw new Error('has metadata that is not what the API has there');
  const chart = builder.chartOf(manifest);
  const variable = builder.variable(manifest.name, `${manifest.name}-${manifest.kind}`);
  const made = make('ApiObject', chart, idOf(builder, chart, manifest), object(fieldsOf(builder, manifest)));
  const statements: Statement[] = [{ type: 'const', name: variable, value: made }];
  if (manifest.name !== '') return statements;
  const patch = call('JsonPatch', 'remove', value('/metadata/name'));
  return [...statements, { type: 'do', value: call(variable, 'addJsonPatch', patch) }];
}

/** Makes a custom resource with the class that `cdk8s import` generates. @throws where there is no such class */
export function customResource(builder: Builder, manifest: Manifest): readonly Statement[] {
  if (!isValidForApiObject(manifest.data)) throw new Error('has metadata that is not what the API has there');
  const made = builder.definitions.made(manifest, metadataIn(builder, manifest));
  const chart = builder.chartOf(manifest);
  const variable = builder.variable(manifest.name, `${manifest.name}-${manifest.kind}`);
  const value = make(made.className, chart, idOf(builder, chart, manifest), made.props);
  return [{ type: 'const', name: variable, value }];
}

/** Includes the file with the definitions of custom resources. */
export function includedDefinitions(builder: Builder): readonly Statement[] {
  const { used, file = '' } = builder.definitions;
  const [first] = used;
  if (first === undefined) return [];
  const chart = builder.chartOf(first);
  return [
    { type: 'do', value: make('Include', chart, builder.id(chart, 'definitions'), object({ url: value(file) })) },
  ];
}

/** Makes an object with the class `Verbatim`, which leaves all its fields as they are. */
export function verbatim(builder: Builder, manifest: Manifest): readonly Statement[] {
  const chart = builder.chartOf(manifest);
  const json = value(JSON.stringify(manifest.data));
  return [{ type: 'do', value: make('Verbatim', chart, idOf(builder, chart, manifest), json) }];
}

function idOf(builder: Builder, chart: Expression, { name, kind }: Manifest): Expression {
  return builder.id(chart, name, `${kind.toLowerCase()}${name === '' ? '' : `-${name}`}`);
}

function fieldsOf(builder: Builder, manifest: Manifest): Fields {
  const { data } = manifest;
  const hidden = isSecret(manifest) ? SECRET_FIELDS : [];
  if (isSecret(manifest)) checkSecret(manifest);
  const fields: Record<string, Expression | undefined> = {};
  for (const [key, one] of Object.entries<Json | undefined>({ ...data, metadata: metadataIn(builder, manifest) })) {
    if (one === undefined) continue;
    fields[key] = hidden.includes(key) ? secretFields(builder, manifest, one) : value(one);
  }
  return fields;
}

/** The metadata of an object, without a namespace that the chart has too. */
function metadataIn(builder: Builder, manifest: Manifest): JsonObject {
  const { metadata } = manifest;
  const isOfChart = metadata['namespace'] !== undefined && metadata['namespace'] === builder.namespaceOf(manifest);
  return isOfChart ? withoutFields(metadata, 'namespace') : metadata;
}

/** The values of a Secret, as environment variables: they must not be in the program. */
export function secretFields(builder: Builder, manifest: Manifest, values: Json): Expression {
  if (!isObject(values)) throw new Error('has data that are not an object');
  const fields = Object.entries(values).map(([key, text]) => {
    if (typeof text !== 'string') throw new Error(`has a value ${key} that is no string`);
    return [key, builder.variableOfEnvironment(environmentName(nameWithoutHash(manifest), key), text)] as const;
  });
  return object(Object.fromEntries(fields));
}

/** Whether an object has the types that `ApiObject` requires. */
function isValidForApiObject({ apiVersion, metadata }: JsonObject): boolean {
  if (typeof apiVersion !== 'string' || !/^[^/]+(\/[^/]+)?$/.test(apiVersion)) return false;
  if (metadata === undefined || metadata === null) return true;
  if (!isObject(metadata)) return false;
  const { labels, annotations, finalizers, ownerReferences, name, namespace } = metadata;
  const isText = (one: Json | undefined): boolean => one === undefined || one === null || typeof one === 'string';
  const isMap = (one: Json | undefined): boolean =>
    one === undefined ||
    one === null ||
    (isObject(one) && Object.keys(asStringMap(one)).length === Object.keys(one).length);
  const isList =
    finalizers === undefined || (Array.isArray(finalizers) && finalizers.every((one) => typeof one === 'string'));
  if (ownerReferences !== undefined && !asList(ownerReferences).every(isOwner)) return false;
  return isText(name) && isText(namespace) && isMap(labels) && isMap(annotations) && isList;
}

function isOwner(owner: Json): boolean {
  return ['apiVersion', 'kind', 'name', 'uid'].every((key) => typeof asObject(owner)[key] === 'string');
}
