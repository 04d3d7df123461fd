// Writes src/construct/props.generated.ts, the props of every exported struct, from the .jsii assembly of the last build.
import { readFileSync, writeFileSync } from 'node:fs';
import { readAssembly } from './assembly.mjs';

const assembly = readAssembly('.jsii');
const plus = readAssembly('node_modules/cdk8s-plus-27/.jsii');
const apiStructs = new Set();
const structs = {};
const enums = {};

for (const type of Object.values(assembly.types).sort((a, b) => (a.fqn < b.fqn ? -1 : 1))) {
  if (type.kind === 'enum') enums[nameOf(type.fqn)] = enumValues(type);
  if (type.kind === 'interface' && type.datatype) structs[nameOf(type.fqn)] = propsOf(type);
}
structs.ApiObjectMetadata = {
  name: { type: 'string' },
  generateName: { type: 'string' },
  namespace: { type: 'string' },
  labels: { type: { map: 'string' } },
  annotations: { type: { map: 'string' } },
  finalizers: { type: { list: 'string' } },
  ownerReferences: { type: { list: 'any' } },
};
// The structs of the Kubernetes API that our props take, and those in them.
for (const name of apiStructs) structs[name] = propsOf(plus.types[`cdk8s-plus-27.${name}`]);
const required = Object.fromEntries(
  Object.entries(structs)
    .map(([name, props]) => [name, Object.keys(props).filter((prop) => props[prop].required)])
    .filter(([, names]) => names.length > 0),
);

const text = `// Made by scripts/props.mjs from the jsii assembly; run \`npm run props\` after a change to exported props.
import type { StructType } from './props';

export const STRUCTS: Readonly<Record<string, StructType>> = ${JSON.stringify(structs, null, 1)};

export const ENUMS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(enums, null, 1)};

/** The props that each struct must have. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(required, null, 1)};
`;
writeFileSync('src/construct/props.generated.ts', text);

function nameOf(fqn) {
  return fqn.split('.').slice(1).join('.');
}

function enumValues(type) {
  const source = readFileSync(`lib/${type.symbolId.split(':')[0]}.js`, 'utf8');
  return type.members.map((member) => {
    const value = new RegExp(`${type.name}\\["${member.name}"\\] = "([^"]*)"`).exec(source);
    if (value === null) throw new Error(`${type.fqn}.${member.name}: an exported enum has text values`);
    return value[1];
  });
}

function propsOf(type) {
  const inherited = (type.interfaces ?? []).map((fqn) => propsOf(assembly.types[fqn] ?? plus.types[fqn]));
  const own = (type.properties ?? []).map((prop) => [
    prop.name,
    { type: typeOf(prop.type), ...(prop.optional ? {} : { required: true }) },
  ]);
  return Object.assign({}, ...inherited, Object.fromEntries(own));
}

function typeOf(type) {
  if (type.primitive !== undefined)
    return ['string', 'number', 'boolean'].includes(type.primitive) ? type.primitive : 'any';
  if (type.union !== undefined) return { either: type.union.types.map(typeOf) };
  if (type.collection !== undefined)
    return { [type.collection.kind === 'array' ? 'list' : 'map']: typeOf(type.collection.elementtype) };
  if (type.fqn === 'cdk8s.ApiObjectMetadata') return 'struct:ApiObjectMetadata';
  const name = nameOf(type.fqn);
  if (plus.types[type.fqn]?.datatype === true) {
    apiStructs.add(name);
    return `struct:${name}`;
  }
  if (!type.fqn.startsWith(`${assembly.name}.`))
    return ['cdk8s.Size', 'cdk8s.Duration'].includes(type.fqn) ? `class:${name}` : name;
  const own = assembly.types[type.fqn];
  if (own.kind === 'enum') return `enum:${name}`;
  if (own.kind === 'interface') return own.datatype ? `struct:${name}` : name;
  return `class:${name}`;
}
