/** Merges programs that differ only in values. */
import type { Json } from '../inventory/json';
import { isObject, isSameJson } from '../inventory/json';
import { constantType } from './constant-type';
import type { Expression, Field, Statement } from './expression';
import { list, make, member, object, value } from './expression';
import { Names } from './names';

/** A value that differs between environments: a field of the type `Environment`. */
export interface EnvironmentField {
  readonly name: string;
  readonly type: string;
  /** The value in each environment; undefined where it has none. */
  readonly values: readonly (Expression | undefined)[];
}

/** A program that reads differing values from a variable `environment`. */
export interface MergedProgram {
  readonly statements: readonly Statement[];
  readonly fields: readonly EnvironmentField[];
}

/** Maps of strings, which can't have undefined values, so that all environments need the same keys. */
const MAPS: ReadonlySet<string> = new Set(['env', 'data', 'stringData', 'binaryData']);

/** Merges the programs of all environments; undefined where they differ in more than values. */
export function mergedProgram(programs: readonly (readonly Statement[])[]): MergedProgram | undefined {
  const [first = []] = programs;
  if (programs.some((one) => one.length !== first.length)) return undefined;
  const merge = new Merge();
  try {
    const statements = first.map((_, at) => merge.statements(programs.flatMap((one) => one[at] ?? [])));
    return { statements, fields: merge.fields };
  } catch (error) {
    if (error instanceof DifferentShape) return undefined;
    throw error;
  }
}

class DifferentShape extends Error {}

type All = readonly (Expression | undefined)[];
type Kind<T extends Expression['type']> = Extract<Expression, { readonly type: T }>;

class Merge {
  readonly fields: EnvironmentField[] = [];
  readonly #names = new Names();
  /** The variables of all programs, joined, by those of the first. */
  readonly #variables = new Map<string, string>();
  /** The variable of the current statement. */
  #variable = '';

  statements(all: readonly Statement[]): Statement {
    const [first] = all;
    if (first === undefined || all.some(({ type }) => type !== first.type)) throw new DifferentShape();
    if (first.type === 'comment' || first.type === 'gap') return first;
    if (first.type === 'const') {
      this.#variables.set(first.name, all.map((one) => ('name' in one ? one.name : '')).join());
      this.#variable = first.name;
    } else this.#variable = '';
    return {
      ...first,
      value: this.#expression(
        all.map((one) => ('value' in one ? one.value : undefined)),
        'value',
      ),
    };
  }

  /** @param field the name of the field with the expression */
  #expression(all: All, field: string): Expression {
    const given = all.flatMap((one) => one ?? []);
    const [first] = given;
    if (first === undefined) throw new DifferentShape();
    const isLike = given.length === all.length && given.every(({ type }) => type === first.type);
    return (isLike ? this.#sameType(given, first, field) : undefined) ?? this.#differing(all, field);
  }

  /** Merges expressions of the same type; undefined where they are different values. */
  #sameType(all: readonly Expression[], first: Expression, field: string): Expression | undefined {
    switch (first.type) {
      case 'value':
        return this.#values((all as readonly Kind<'value'>[]).map((one) => one.value));
      case 'object':
        return this.#objects(
          (all as readonly Kind<'object'>[]).map((one) => one.fields),
          MAPS.has(field),
          field === 'env',
        );
      case 'list':
        return this.#lists(
          (all as readonly Kind<'list'>[]).map((one) => one.items),
          field,
        );
      case 'name': {
        const names = (all as readonly Kind<'name'>[]).map((one) => one.name);
        if (names.join() !== (this.#variables.get(first.name) ?? names.map(() => first.name).join()))
          throw new DifferentShape();
        return first;
      }
      case 'property':
      case 'environment':
        return all.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
      case 'function':
        return {
          ...first,
          result: this.#expression(
            (all as readonly Kind<'function'>[]).map((one) => one.result),
            field,
          ),
        };
      case 'new': {
        const some = all as readonly Kind<'new'>[];
        if (some.some((one) => one.class !== first.class)) return undefined;
        return make(
          first.class,
          ...this.#args(
            some.map(({ args }) => args),
            field,
            ['scope', 'name'],
          ),
        );
      }
      case 'call': {
        const some = all as readonly Kind<'call'>[];
        if (some.some(({ method }) => method !== first.method)) return undefined;
        const of = this.#expression(
          some.map((one) => one.of),
          field,
        );
        return {
          ...first,
          of,
          args: this.#args(
            some.map(({ args }) => args),
            first.method,
          ),
        };
      }
    }
  }

  #values(all: readonly Json[]): Expression | undefined {
    const [first = null] = all;
    if (all.every((one) => isSameJson(one, first))) return value(first);
    if (!isObject(first) || !all.every(isObject)) return undefined;
    const objects = all.map((one) =>
      Object.entries(one).flatMap(([key, inner]) => (inner === undefined ? [] : [{ name: key, value: value(inner) }])),
    );
    return this.#objects(objects, true);
  }

  /** @param isMap whether all must have the same fields @param isOrdered whether in the same order, too */
  #objects(all: readonly (readonly Field[])[], isMap: boolean, isOrdered = false): Expression | undefined {
    const keys = [...new Set(all.flatMap((fields) => fields.map((one) => one.name)))];
    const byName = all.map((fields) => new Map(fields.map((one) => [one.name, one.value])));
    if (isMap && byName.some(({ size }) => size !== keys.length)) return undefined;
    if (isOrdered && byName.some((fields) => [...fields.keys()].join() !== keys.join())) return undefined;
    const merged = keys.map((key) => ({
      name: key,
      value: this.#expression(
        byName.map((fields) => fields.get(key)),
        key,
      ),
    }));
    return { type: 'object', fields: merged };
  }

  #lists(all: readonly (readonly Expression[])[], field: string): Expression | undefined {
    const [first = []] = all;
    if (all.some(({ length }) => length !== first.length)) return undefined;
    return list(
      first.map((_, at) =>
        this.#expression(
          all.map((items) => items[at]),
          field,
        ),
      ),
    );
  }

  /** Merges arguments, of which the last may be omitted options. @param names the names of the first arguments */
  #args(all: readonly (readonly Expression[])[], field: string, names: readonly string[] = []): readonly Expression[] {
    const count = Math.max(...all.map(({ length }) => length));
    return Array.from({ length: count }, (_, at) =>
      this.#expression(
        all.map((args) => args[at] ?? object({})),
        names[at] ?? field,
      ),
    );
  }

  #differing(all: All, field: string): Expression {
    const types = new Set(all.map((one) => (one === undefined ? 'undefined' : constantType(one))));
    if (types.has(undefined)) throw new DifferentShape();
    const known = this.fields.find(({ values }) => JSON.stringify(values) === JSON.stringify(all));
    if (known !== undefined) return member('environment', known.name);
    const given = this.#names.variable(field, `${this.#variable} ${field}`);
    this.fields.push({ name: given, type: [...types].join(' | '), values: all });
    return member('environment', given);
  }
}

/** The value of `environment` in one environment. */
export function environmentOf(fields: readonly EnvironmentField[], at: number): Expression {
  return object(Object.fromEntries(fields.map((one) => [one.name, one.values[at]])));
}
