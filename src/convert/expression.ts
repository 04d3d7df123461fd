/** A program as a tree of plain data: what is printed as TypeScript, and what is carried out in memory to see what it makes. */
import type { Json, JsonObject } from '../inventory/json';
import { asList, isObject } from '../inventory/json';

export type Expression =
  | { readonly type: 'value'; readonly value: Json }
  /** An object; `spread` is the variable whose fields come first: `{ ...labels, role: 'web' }`. */
  | { readonly type: 'object'; readonly fields: readonly Field[]; readonly spread?: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  /** A variable, or a class by the name that it is imported by. */
  | { readonly type: 'name'; readonly name: string }
  /** A property: a member of an enum, `process.env.NAME`. */
  | { readonly type: 'property'; readonly of: Expression; readonly name: string }
  | { readonly type: 'new'; readonly class: string; readonly args: readonly Expression[] }
  | { readonly type: 'call'; readonly of: Expression; readonly method: string; readonly args: readonly Expression[] }
  /** A function without parameters that gives a value. */
  | { readonly type: 'function'; readonly result: Expression }
  /** The value of a variable of the environment; empty where it isn't set. */
  | { readonly type: 'environment'; readonly name: string };

export interface Field {
  readonly name: string;
  readonly value: Expression;
}

export type Statement =
  /** A variable; `inline`: written where it is used, if that is one place. */
  | { readonly type: 'const'; readonly name: string; readonly value: Expression; readonly inline?: boolean }
  | { readonly type: 'do'; readonly value: Expression }
  | { readonly type: 'comment'; readonly lines: readonly string[] }
  /** The end of a paragraph. */
  | { readonly type: 'gap' };

/** What differs from one environment to the next, and the environments. */
export interface Environments {
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly all: readonly { readonly name: string; readonly values: Expression }[];
}

/** What a program makes, in its order. */
export interface Program {
  /** The comment at its head. */
  readonly head: readonly string[];
  readonly environments?: Environments | undefined;
  /** What classes and enums are imported from that aren't of the libraries, by their names. */
  readonly modules?: ReadonlyMap<string, string>;
  /** Values that stand before the app. */
  readonly constants: readonly Statement[];
  readonly statements: readonly Statement[];
}

/** Expressions by name; those that are undefined are left out. */
export type Fields = Readonly<Record<string, Expression | undefined>>;

/** The expressions directly in an expression. */
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

/** An expression in which others stand in the place of its names. */
export function replaced(expression: Expression, by: ReadonlyMap<string, Expression>): Expression {
  if (expression.type === 'name') return by.get(expression.name) ?? expression;
  return mapParts(expression, (one) => replaced(one, by));
}

/** An expression with others in the place of those directly in it. */
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

/** An expression with other values in the fields of its objects. */
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

/** An expression whose values are objects and lists of expressions, down to the last one. */
export function opened(expression: Expression): Expression {
  return expression.type === 'value' ? openedValue(expression.value) : mapParts(expression, opened);
}

function openedValue(json: Json): Expression {
  if (Array.isArray(json)) return list(asList(json).map(openedValue));
  if (!isObject(json)) return value(json);
  const fields = Object.entries(json).flatMap(([key, one]) =>
    one === undefined ? [] : [{ name: key, value: openedValue(one) }],
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

/** Whether a value of the environment is read in it. */
export function readsEnvironment(expression: Expression): boolean {
  return expression.type === 'environment' || partsOf(expression).some(readsEnvironment);
}

/** The expression of a statement, where it has one. */
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

/** An object where it has any field. */
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

/** A field for each entry of an object, as it is. */
export function valueFields(json: JsonObject): Fields {
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [key, one === undefined ? undefined : value(one)]),
  );
}

function fieldsOf(fields: Fields): Field[] {
  return Object.entries(fields).flatMap(([key, one]) => (one === undefined ? [] : [{ name: key, value: one }]));
}
