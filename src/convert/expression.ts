/** The syntax tree of a program, which is printed as TypeScript, and executed in memory to verify what it makes. */
import type { Json, JsonObject } from '../inventory/json';
import { asList, isObject } from '../inventory/json';

export type Expression =
  | { readonly type: 'value'; readonly value: Json }
  /** An object; `spread` is the variable whose fields come first: `{ ...labels, role: 'web' }`. */
  | { readonly type: 'object'; readonly fields: readonly Field[]; readonly spread?: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  /** A variable or an imported class. */
  | { readonly type: 'name'; readonly name: string }
  /** A property: a member of an enum, `process.env.NAME`. */
  | { readonly type: 'property'; readonly of: Expression; readonly name: string }
  | { readonly type: 'new'; readonly class: string; readonly args: readonly Expression[] }
  | { readonly type: 'call'; readonly of: Expression; readonly method: string; readonly args: readonly Expression[] }
  /** An arrow function without parameters that returns a value. */
  | { readonly type: 'function'; readonly result: Expression }
  /** The value of an environment variable. */
  | { readonly type: 'environment'; readonly name: string };

export interface Field {
  readonly name: string;
  readonly value: Expression;
}

export type Statement =
  /** A variable. `inline`: replaced by its value if it is used once. */
  | { readonly type: 'const'; readonly name: string; readonly value: Expression; readonly inline?: boolean }
  | { readonly type: 'do'; readonly value: Expression }
  | { readonly type: 'comment'; readonly lines: readonly string[] }
  /** The end of a paragraph. */
  | { readonly type: 'gap' };

/** The fields that differ between environments, and the values of each environment. */
export interface Environments {
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly all: readonly { readonly name: string; readonly values: Expression }[];
}

/** The parts of a program. */
export interface Program {
  /** The comment at the top. */
  readonly head: readonly string[];
  readonly environments?: Environments | undefined;
  /** The modules of imported classes and enums that aren't in the libraries, by name. */
  readonly modules?: ReadonlyMap<string, string>;
  /** Constants before the app. */
  readonly constants: readonly Statement[];
  readonly statements: readonly Statement[];
}

/** Expressions by field name; undefined ones are left out. */
export type Fields = Readonly<Record<string, Expression | undefined>>;

/** The direct subexpressions of an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'object':
      return expression.fields.map((field) => field.value);
    case 'list':
      return expression.items;
    case 'property':
      return [expression.of];
    case 'new':
      return expression.args;
    case 'call':
      return [expression.of, ...expression.args];
    case 'function':
      return [expression.result];
    case 'value':
    case 'name':
    case 'environment':
      return [];
  }
}

/** Replaces names in an expression. */
export function replaced(expression: Expression, by: ReadonlyMap<string, Expression>): Expression {
  if (expression.type === 'name') return by.get(expression.name) ?? expression;
  return mapParts(expression, (one) => replaced(one, by));
}

/** Maps the direct subexpressions of an expression. */
export function mapParts(expression: Expression, inner: (one: Expression) => Expression): Expression {
  switch (expression.type) {
    case 'object':
      return { ...expression, fields: expression.fields.map((field) => ({ ...field, value: inner(field.value) })) };
    case 'list':
      return { ...expression, items: expression.items.map(inner) };
    case 'property':
      return { ...expression, of: inner(expression.of) };
    case 'new':
      return { ...expression, args: expression.args.map(inner) };
    case 'call':
      return { ...expression, of: inner(expression.of), args: expression.args.map(inner) };
    case 'function':
      return { ...expression, result: inner(expression.result) };
    case 'value':
    case 'name':
    case 'environment':
      return expression;
  }
}

/** Maps the values of all object fields in an expression. */
export function mapFields(
  expression: Expression,
  mapped: (field: string, value: Expression) => Expression,
): Expression {
  if (expression.type !== 'object') return mapParts(expression, (one) => mapFields(one, mapped));
  return {
    ...expression,
    fields: expression.fields.map((field) => ({ ...field, value: mapped(field.name, field.value) })),
  };
}

/** Expands JSON objects and lists in an expression into object and list expressions. */
export function expanded(expression: Expression): Expression {
  return expression.type === 'value' ? expandedValue(expression.value) : mapParts(expression, expanded);
}

function expandedValue(json: Json): Expression {
  if (Array.isArray(json)) return list(asList(json).map(expandedValue));
  if (!isObject(json)) return value(json);
  const fields = Object.entries(json).flatMap(([key, one]) =>
    one === undefined ? [] : [{ name: key, value: expandedValue(one) }],
  );
  return { type: 'object', fields };
}

/** The names that an expression uses: variables and classes. */
export function namesIn(expression: Expression): readonly string[] {
  return [...ownNames(expression), ...partsOf(expression).flatMap(namesIn)];
}

function ownNames(expression: Expression): readonly string[] {
  switch (expression.type) {
    case 'name':
      return [expression.name];
    case 'new':
      return [expression.class];
    case 'object':
      return expression.spread === undefined ? [] : [expression.spread];
    default:
      return [];
  }
}

/** The id of the construct that an expression makes; empty where it makes none. */
export function idOf(expression: Expression | undefined): string {
  if (expression?.type === 'new') {
    const id = expression.args[1];
    return id?.type === 'value' && typeof id.value === 'string' ? id.value : '';
  }
  return expression?.type === 'call' ? idOf(expression.of) : '';
}

/** Whether an expression reads an environment variable. */
export function readsEnvironment(expression: Expression): boolean {
  return expression.type === 'environment' || partsOf(expression).some(readsEnvironment);
}

/** The expression of a statement; undefined for comments and gaps. */
export function expressionIn(statement: Statement): Expression | undefined {
  return 'value' in statement ? statement.value : undefined;
}

export function value(json: Json): Expression {
  return { type: 'value', value: json };
}

export function name(given: string): Expression {
  return { type: 'name', name: given };
}

export function list(items: readonly Expression[]): Expression {
  return { type: 'list', items };
}

export function object(fields: Fields): Expression {
  return { type: 'object', fields: fieldsOf(fields) };
}

/** A list with an object; empty where the object would have no fields. */
export function options(fields: Fields): readonly Expression[] {
  const given = fieldsOf(fields);
  return given.length === 0 ? [] : [{ type: 'object', fields: given }];
}

export function make(className: string, ...args: readonly Expression[]): Expression {
  return { type: 'new', class: className, args };
}

export function call(of: Expression | string, method: string, ...args: readonly Expression[]): Expression {
  return { type: 'call', of: typeof of === 'string' ? name(of) : of, method, args };
}

export function member(enumName: string, memberName: string): Expression {
  return { type: 'property', of: name(enumName), name: memberName };
}

/** The entries of a JSON object as fields. */
export function valueFields(json: JsonObject): Fields {
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [key, one === undefined ? undefined : value(one)]),
  );
}

function fieldsOf(fields: Fields): Field[] {
  return Object.entries(fields).flatMap(([key, one]) => (one === undefined ? [] : [{ name: key, value: one }]));
}
