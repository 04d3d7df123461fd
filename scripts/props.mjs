// Writes src/construct/props.generated.ts, the props of every exported struct, from the .jsii assembly of the last build.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readAssembly } from './assembly.mjs';
import { requireBuilt } from './sources.mjs';

requireBuilt();
const index = createRequire(import.meta.url)('../lib/src/index.js');
const assembly = readAssembly('.jsii');
const plus = readAssembly('node_modules/cdk8s-plus-27/.jsii');
const apiStructs = new Set();
const structs = {};
const required = {};
const enums = {};

for (const type of Object.values(assembly.types).sort((a, b) => (a.fqn < b.fqn ? -1 : 1))) {
  if (type.kind === 'enum') enums[nameOf(type.fqn)] = enumValues(type);
  if (type.kind === 'interface' && type.datatype) addStruct(nameOf(type.fqn), type);
}
structs.ApiObjectMetadata = {
  name: 'string',
  generateName: 'string',
  namespace: 'string',
  labels: { map: 'string' },
  annotations: { map: 'string' },
  finalizers: { list: 'string' },
  ownerReferences: { list: 'any' },
};
// The structs of the Kubernetes API in props, and those that they refer to.
for (const name of apiStructs) addStruct(name, plus.types[`cdk8s-plus-27.${name}`]);
const text = `// Made by scripts/props.mjs from the jsii assembly; run \`npm run generate\` after a change to exported props.
import type { StructType } from './prop-types';

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
  const values = index[type.name];
  return type.members.map((member) => {
    const value = values[member.name];
    if (typeof value !== 'string') throw new Error(`${type.fqn}.${member.name}: an exported enum has text values`);
    return value;
  });
}

function addStruct(name, type) {
  const props = propsOf(type);
  structs[name] = Object.fromEntries(props.map((prop) => [prop.name, typeOf(prop.type)]));
  const names = props.filter((prop) => !prop.optional).map((prop) => prop.name);
  if (names.length > 0) required[name] = names;
}

function propsOf(type) {
  const inherited = (type.interfaces ?? []).flatMap((fqn) => propsOf(assembly.types[fqn] ?? plus.types[fqn]));
  return [...inherited, ...(type.properties ?? [])];
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
