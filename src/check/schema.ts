import { nearest } from '../api/nearest';
import type { FieldType } from '../api/fields';
import { typeOfKind } from '../api/fields';
import type { Inventory } from '../inventory/inventory';
import type { Json, JsonObject } from '../inventory/json';
import { isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';
import { accepts } from '../inventory/survey';
import { groupBy } from './group';
import { once } from './once';

/** An unknown field, or a field with a value of the wrong type. */
export type SchemaProblem = { readonly manifest: Manifest; readonly path: FieldPath } & (
  | { readonly kind: 'unknown'; readonly siblings: ReadonlyMap<string, FieldType> }
  | { readonly kind: 'type'; readonly expected: FieldType; readonly value: Json }
);

interface Walked {
  readonly problems: readonly SchemaProblem[];
  readonly unknown: ReadonlyMap<Manifest, readonly FieldPath[]>;
}

/** All schema problems, cached. Custom resources are skipped. */
const walkOnce = once(({ survey }: Inventory): Walked => {
  const problems = survey.invalidManifests.flatMap(walkManifest);
  const unknown = groupBy(
    problems.filter(({ kind }) => kind === 'unknown'),
    ({ manifest }) => manifest,
    ({ path }) => path,
  );
  return { problems, unknown };
});

/** All schema problems of an inventory. */
export function schemaProblems(inventory: Inventory): readonly SchemaProblem[] {
  return walkOnce(inventory).problems;
}

/** The paths of a manifest's unknown fields. */
export function unknownFields(inventory: Inventory, manifest: Manifest): readonly FieldPath[] {
  return walkOnce(inventory).unknown.get(manifest) ?? [];
}

function walkManifest(manifest: Manifest): SchemaProblem[] {
  const type = typeOfKind(manifest.apiVersion, manifest.kind);
  if (type === undefined) return [];
  const problems: SchemaProblem[] = [];
  const path: (string | number)[] = [];

  const walkObject = (object: JsonObject, fields: ReadonlyMap<string, FieldType>): void => {
    for (const name in object) {
      const value = object[name];
      const field = fields.get(name);
      path.push(name);
      if (field === undefined) problems.push({ manifest, path: [...path], kind: 'unknown', siblings: fields });
      else walk(value, field);
      path.pop();
    }
  };

  const walk = (value: Json | undefined, expected: FieldType): void => {
    // Null is absent to the API server, whatever the type.
    if (value === undefined || value === null || expected.kind === 'any') return;
    if (expected.kind === 'object' && isObject(value)) {
      walkObject(value, expected.fields);
    } else if (expected.kind === 'map' && isObject(value)) {
      for (const key in value) {
        path.push(key);
        walk(value[key], expected.of);
        path.pop();
      }
    } else if (expected.kind === 'list' && Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index);
        walk((value as readonly Json[])[index], expected.of);
        path.pop();
      }
    } else if (!accepts(expected, value)) {
      problems.push({ manifest, path: [...path], kind: 'type', expected, value });
    }
  };

  walkObject(manifest.data, type.fields);
  return problems;
}

/** The likely field for an unknown name: one of a similar name, or of that name one level below. */
export function meantField(name: string, siblings: ReadonlyMap<string, FieldType>): string | undefined {
  const near = nearest(name, siblings.keys());
  if (near !== undefined) return near;
  const lower = name.toLowerCase();
  for (const sibling of siblings.keys()) {
    if (sibling.length > 4 && (lower.endsWith(sibling.toLowerCase()) || sibling.toLowerCase().endsWith(lower)))
      return sibling;
  }
  for (const [sibling, type] of siblings) {
    if (type.kind === 'object' && type.fields.has(name)) return `${sibling}.${name}`;
  }
  return undefined;
}

/** The path of the object that an unknown field belongs in: one around it, or beside those, that has a field of that name. */
export function placeOf(manifest: Manifest, path: FieldPath): FieldPath | undefined {
  const name = String(path.at(-1));
  const around: { readonly at: FieldPath; readonly fields: ReadonlyMap<string, FieldType> }[] = [];
  let type: FieldType | undefined = typeOfKind(manifest.apiVersion, manifest.kind);
  for (const [depth, step] of path.entries()) {
    if (type?.kind === 'object') around.unshift({ at: path.slice(0, depth), fields: type.fields });
    type =
      type?.kind === 'object'
        ? type.fields.get(String(step))
        : type !== undefined && 'of' in type
          ? type.of
          : undefined;
  }
  for (const { at, fields } of around) {
    if (fields.has(name)) return at;
    for (const [sibling, inner] of fields)
      if (inner.kind === 'object' && inner.fields.has(name) && sibling !== 'status') return [...at, sibling];
  }
  return undefined;
}

/** The type of a field, in words. */
export function describeType(type: FieldType): string {
  switch (type.kind) {
    case 'list':
      return `a list of ${describeType(type.of).replace(/^an? /, '')}s`;
    case 'map':
      return 'an object';
    case 'int-or-string':
      return 'an integer or a string';
    case 'bytes':
      return 'base64';
    case 'integer':
    case 'object':
      return `an ${type.kind}`;
    default:
      return `a ${type.kind}`;
  }
}

/** The type of a value, in words; with the value if it is a scalar. */
export function describeValue(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return `the ${typeof value} ${JSON.stringify(value)}`;
}
