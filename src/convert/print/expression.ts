import type { Json } from '../../inventory/json';
import { asList, isObject } from '../../inventory/json';
import type { Expression } from '../expression';
import type { Doc } from './doc';
import { choice, group, indent, isBroken, LAST_COMMA, LINE, NEW_LINE, SOFT_LINE } from './doc';
import { keyOf, stringDoc } from './literal';

/** After a shorter key, Prettier doesn't move a long string to the next line. */
const SHORT_KEY = 5;

/** Heads of call chains that keep their first call on the line: classes, and names no longer than an indentation. */
const SHORT_HEAD = /^([A-Z]|.{1,2}$)/;

/** An expression as Prettier prints it. */
export function expressionDoc(expression: Expression): Doc {
  switch (expression.type) {
    case 'value':
      return valueDoc(expression.value);
    case 'object':
      return objectDoc(
        expression.fields.map((field) => [field.name, expressionDoc(field.value)]),
        expression.spread,
      );
    case 'list':
      return listDoc(expression.items.map(expressionDoc), expression.items.every(hasParts));
    case 'name':
      return expression.name;
    case 'property':
      return [expressionDoc(expression.of), '.', expression.name];
    case 'new':
      return newDoc(expression);
    case 'call':
      return callDoc(expression);
    case 'function': {
      const result = expressionDoc(expression.result);
      return ['() => ', expression.result.type === 'object' ? ['(', result, ')'] : result];
    }
    case 'environment':
      return ["secret('", expression.name, "')"];
  }
}

/** @param isBroken whether the options are broken into lines also where they would fit on one */
function newDoc({ class: of, args }: Extract<Expression, { readonly type: 'new' }>, isBroken = false): Doc {
  return ['new ', of, argsDoc(args, isBroken)];
}

/** A chain of calls: on one line if it fits, else a line for each call. */
function callDoc({ of, method, args }: Extract<Expression, { readonly type: 'call' }>): Doc {
  const calls: Doc[] = [['.', method, argsDoc(args)]];
  let head = of;
  for (; head.type === 'call'; head = head.of) calls.unshift(['.', head.method, argsDoc(head.args)]);
  const first = expressionDoc(head);
  if (calls.length === 1 && head.type === 'new' && !isBroken(first))
    return choice([first, ...calls], [newDoc(head, true), ...calls]);
  const isShort = head.type === 'name' && SHORT_HEAD.test(head.name);
  if (calls.length === 1 || (isShort && calls.length === 2)) return [first, ...calls];
  const start = isShort ? 1 : 0;
  const rest = calls.slice(start).flatMap((one) => [NEW_LINE, one]);
  const all = group([first, ...calls.slice(0, start), indent(...rest)], true);
  return isBroken([first, ...calls]) ? all : choice([first, ...calls], all);
}

function valueDoc(value: Json): Doc {
  if (typeof value === 'string') return stringDoc(value);
  if (isObject(value)) return objectDoc(Object.entries(value).map(([key, one]) => [key, valueDoc(one ?? null)]));
  if (typeof value !== 'object' || value === null) return String(value).replace('e+', 'e');
  const items = asList(value);
  return listDoc(items.map(valueDoc), items.every(isWide));
}

function objectDoc(fields: readonly (readonly [string, Doc])[], spread?: string): Doc {
  const docs = [...(spread === undefined ? [] : [`...${spread}`]), ...fields.map(([name, doc]) => fieldDoc(name, doc))];
  if (docs.length === 0) return '{}';
  return group(['{', indent(LINE, separated(docs)), LAST_COMMA, LINE, '}']);
}

function fieldDoc(name: string, doc: Doc): Doc {
  const key = keyOf(name);
  if (doc === name && key === name) return name;
  if (typeof doc !== 'string' || !/^['"]/.test(doc) || key.length < SHORT_KEY) return [key, ': ', doc];
  return group([key, ':', group(indent(LINE, doc))]);
}

/** A list; Prettier breaks one of objects or lists with several elements each. */
function listDoc(items: readonly Doc[], ofWide: boolean): Doc {
  if (items.length === 0) return '[]';
  return group(['[', indent(SOFT_LINE, separated(items)), LAST_COMMA, SOFT_LINE, ']'], items.length > 1 && ofWide);
}

function separated(docs: readonly Doc[]): Doc {
  return docs.map((doc, i) => (i === 0 ? doc : [',', LINE, doc]));
}

function hasParts(expression: Expression): boolean {
  if (expression.type === 'object') return expression.fields.length + (expression.spread === undefined ? 0 : 1) > 1;
  if (expression.type === 'list') return expression.items.length > 1;
  return expression.type === 'value' && isWide(expression.value);
}

function isWide(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 1;
}

/** Arguments: on one line, with only the last one broken, or a line for each. */
function argsDoc(args: readonly Expression[], breaksLast = false): Doc {
  const docs = args.map(expressionDoc);
  const last = docs.at(-1);
  if (last === undefined) return '()';
  const before = docs.slice(0, -1);
  const all = ['(', indent(SOFT_LINE, separated(docs)), LAST_COMMA, SOFT_LINE, ')'];
  if (before.some(isBroken)) return group(all, true);
  if (!isExpandable(args)) return group(all);
  const head = ['(', ...before.flatMap((doc) => [doc, ', '])];
  if (breaksLast) return [...head, asBroken(last), ')'];
  return choice([...head, last, ')'], [...head, asBroken(last), ')'], group(all, true));
}

/** Whether only the last argument may be broken: an object, a list or a function, after one of another kind. */
function isExpandable(args: readonly Expression[]): boolean {
  const [before, last] = [undefined, ...args.map(kindOf)].slice(-2);
  return last !== undefined && last !== before;
}

function kindOf(expression: Expression): 'object' | 'list' | 'function' | undefined {
  switch (expression.type) {
    case 'object':
      return expression.fields.length > 0 ? 'object' : undefined;
    case 'list':
      return expression.items.length > 0 ? 'list' : undefined;
    case 'function':
      return 'function';
    case 'value': {
      const { value } = expression;
      if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return undefined;
      return Array.isArray(value) ? 'list' : 'object';
    }
    default:
      return undefined;
  }
}

function asBroken(doc: Doc): Doc {
  return typeof doc === 'object' && 'type' in doc && doc.type === 'group' ? group(doc.content, true) : doc;
}
