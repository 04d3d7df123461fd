import type { Json } from '../inventory/json';
import { asList, isObject } from '../inventory/json';
import type { Expression } from './expression';
import { namesIn, partsOf, readsEnvironment } from './expression';

/** Longer types aren't written: nobody would by hand. */
const MAX_LENGTH = 80;

/** The TypeScript type of a constant expression; undefined for others, and where it has no short type. */
export function constantType(expression: Expression): string | undefined {
  const isConstant = namesIn(expression).every((one) => /^[A-Z]/.test(one)) && !readsEnvironment(expression);
  const type = isConstant ? typeOf(expression) : undefined;
  return type === undefined || type.length > MAX_LENGTH ? undefined : type;
}

function typeOf(expression: Expression): string | undefined {
  switch (expression.type) {
    case 'value':
      return typeOfJson(expression.value);
    case 'object':
      return objectType(expression.fields.map((field) => [field.name, typeOf(field.value)]));
    case 'list':
      return listType(expression.items.map(typeOf));
    case 'new':
      return expression.class;
    // A member of an enum, or a factory method, which returns its class except for Env.
    case 'property':
    case 'call': {
      const { of } = expression;
      const [first] = partsOf(expression);
      return of.type === 'name' && of === first && of.name !== 'Env' ? of.name : undefined;
    }
    default:
      return undefined;
  }
}

function typeOfJson(json: Json): string | undefined {
  if (Array.isArray(json)) return listType(asList(json).map(typeOfJson));
  if (isObject(json)) return objectType(Object.entries(json).map(([key, one]) => [key, typeOfJson(one ?? null)]));
  return json === null ? undefined : typeof json;
}

function objectType(fields: readonly (readonly [string, string | undefined])[]): string | undefined {
  const types = new Set(fields.map(([, type]) => type));
  if (types.size === 1) return types.has(undefined) ? undefined : `Record<string, ${[...types].join('')}>`;
  if (fields.some(([key, type]) => type === undefined || !/^[A-Za-z]\w*$/.test(key))) return undefined;
  return `{ ${fields.map(([key, type]) => `${key}: ${type ?? ''}`).join('; ')} }`;
}

function listType(types: readonly (string | undefined)[]): string | undefined {
  const all = new Set(types);
  const [only] = all;
  if (all.size !== 1 || only === undefined) return undefined;
  return /^\w+$/.test(only) ? `${only}[]` : `(${only})[]`;
}
