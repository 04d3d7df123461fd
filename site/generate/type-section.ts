import type { ApiType, Docs, Method, Property, TypeReference } from './assembly';
import { table } from './page';
import type { Places } from './reference';

type Types = ReadonlyMap<string, ApiType>;

/** All of a type: what it is, an example, how it is made, its options, methods and values. */
export function typeSection(type: ApiType, types: Types, places: Places, level: number): string {
  const heading = (more: number, text: string): string => `${'#'.repeat(level + more)} ${text}`;
  const { name, docs = {}, initializer, methods = [], members = [] } = type;
  const parts = [heading(0, name), ...textOf(docs)];
  if (docs.example !== undefined) parts.push(`\`\`\`ts\n${docs.example}\n\`\`\``);
  if (initializer !== undefined) {
    parts.push(heading(1, `new ${name}`), `\`\`\`ts\n${callOf(`new ${name}`, initializer)}\n\`\`\``);
    const props = initializer.parameters?.at(-1)?.type.fqn;
    const struct = props === undefined ? undefined : types.get(props);
    if (struct?.datatype === true) parts.push(memberTable('option', allProperties(struct, types), places));
  }
  if (members.length > 0)
    parts.push(
      table(
        ['value', ''],
        members.map((member) => [`\`${name}.${member.name}\``, sentence(member.docs)]),
      ),
    );
  const fixed = methods.filter((method) => method.static === true);
  const own = methods.filter((method) => method.static !== true);
  for (const [title, group] of [
    [`Made by ${name}`, fixed],
    ['Methods', own],
  ] as const) {
    if (group.length === 0) continue;
    parts.push(heading(1, title));
    for (const method of group) parts.push(heading(2, method.name), ...methodText(name, method, types, places));
  }
  const properties = type.datatype === true ? allProperties(type, types) : (type.properties ?? []);
  if (properties.length > 0) {
    if (type.datatype !== true) parts.push(heading(1, 'Properties'));
    parts.push(memberTable(type.datatype === true ? 'option' : 'property', properties, places));
  }
  return parts.join('\n\n');
}

function methodText(name: string, method: Method, types: Types, places: Places): readonly string[] {
  const head = callOf(method.static === true ? `${name}.${method.name}` : method.name, method);
  const result = method.returns === undefined ? '' : `: ${typeName(method.returns.type)}`;
  const last = types.get(method.parameters?.at(-1)?.type.fqn ?? '');
  const struct = last?.datatype === true ? last : undefined;
  const place = struct === undefined ? undefined : places.get(struct.fqn);
  return [
    `\`\`\`ts\n${head}${result}\n\`\`\``,
    ...textOf(method.docs ?? {}),
    ...(struct === undefined || place === undefined ? [] : [`Options: [${struct.name}](${place}).`]),
  ];
}

/** The options of a struct, with those that it has of others, the required ones first. */
function allProperties(struct: ApiType, types: Types): readonly Property[] {
  const inherited = (struct.interfaces ?? []).flatMap((base) => {
    const type = types.get(base);
    return type === undefined ? [] : allProperties(type, types);
  });
  const all = [...(struct.properties ?? []), ...inherited];
  const required = (property: Property): number => (property.optional === true ? 1 : 0);
  return all.sort((one, other) => required(one) - required(other) || one.name.localeCompare(other.name));
}

function memberTable(kind: string, properties: readonly Property[], places: Places): string {
  const rows = properties.map(({ name, type, optional, docs }) => [
    `\`${name}\`${optional === true || kind !== 'option' ? '' : ' (required)'}`,
    linkedType(type, places),
    sentence(docs),
    defaultOf(docs),
  ]);
  return kind === 'option'
    ? table([kind, 'type', '', 'default'], rows)
    : table(
        [kind, 'type', ''],
        rows.map((row) => row.slice(0, 3)),
      );
}

function defaultOf(docs: Docs | undefined): string {
  const given = docs?.default;
  if (given === undefined) return '';
  return given.startsWith('- ') ? given.slice(2) : `\`${given}\``;
}

function textOf(docs: Docs): readonly string[] {
  return [
    ...(docs.deprecated === undefined ? [] : [`Deprecated: ${docs.deprecated}`]),
    ...[sentence(docs)].filter((text) => text !== ''),
    ...(docs.custom?.['throws'] === undefined ? [] : [`Throws: ${docs.custom['throws']}`]),
    ...(docs.see === undefined ? [] : [`See <${docs.see}>.`]),
  ];
}

function sentence(docs: Docs | undefined): string {
  return [docs?.summary, docs?.remarks].filter((text) => text !== undefined).join(' ');
}

function callOf(name: string, { parameters = [] }: Method): string {
  const list = parameters.map((parameter) => {
    const sign = parameter.optional === true ? '?' : '';
    return `${parameter.variadic === true ? '...' : ''}${parameter.name}${sign}: ${typeName(parameter.type)}`;
  });
  return `${name}(${list.join(', ')})`;
}

function typeName({ primitive, fqn, collection, union }: TypeReference): string {
  if (fqn !== undefined) return fqn.slice(fqn.lastIndexOf('.') + 1);
  if (union !== undefined) return union.types.map(typeName).join(' | ');
  if (collection === undefined) return primitive ?? 'any';
  const inner = typeName(collection.elementtype);
  return collection.kind === 'map' ? `{ [name: string]: ${inner} }` : `${inner.includes(' ') ? `(${inner})` : inner}[]`;
}

function linkedType(type: TypeReference, places: Places): string {
  const { fqn, union, collection } = type;
  if (union !== undefined) return union.types.map((one) => linkedType(one, places)).join(' or ');
  if (collection !== undefined) {
    const inner = linkedType(collection.elementtype, places);
    return collection.kind === 'map' ? `map of ${inner}` : `list of ${inner}`;
  }
  const place = fqn === undefined ? undefined : places.get(fqn);
  return place === undefined ? `\`${typeName(type)}\`` : `[${typeName(type)}](${place})`;
}
