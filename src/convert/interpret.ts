/** Carries a program out, with nothing but the classes that it is given: no code is made of what it says. */
import type { Expression, Statement } from './expression';

/** Classes and enums by the names that a program imports them by. */
export type Library = Readonly<Record<string, unknown>>;

type Callable = (...args: readonly unknown[]) => unknown;
type Constructor = new (...args: readonly unknown[]) => unknown;

/** A run of a program: what its variables hold. */
export class Run {
  readonly #variables = new Map<string, unknown>();

  /** @param environment what `process.env` has for the program */
  constructor(
    readonly library: Library,
    readonly environment: ReadonlyMap<string, string>,
  ) {}

  /** Makes a variable as if the program had it. */
  set(name: string, value: unknown): void {
    this.#variables.set(name, value);
  }

  /** @throws whatever a construct throws of its props */
  execute(statement: Statement): void {
    if (statement.type === 'comment' || statement.type === 'gap') return;
    const value = this.evaluate(statement.value);
    if (statement.type === 'const') this.set(statement.name, value);
  }

  evaluate(expression: Expression): unknown {
    switch (expression.type) {
      case 'value':
        return expression.value;
      case 'object': {
        const spread = expression.spread === undefined ? {} : this.#variables.get(expression.spread);
        const fields = expression.fields.map(({ name, value }) => [name, this.evaluate(value)] as const);
        return Object.fromEntries([...Object.entries(spread as object), ...fields]);
      }
      case 'list':
        return this.#all(expression.items);
      case 'name':
        return this.#variables.has(expression.name)
          ? this.#variables.get(expression.name)
          : this.library[expression.name];
      case 'property':
        return Reflect.get(this.evaluate(expression.of) as object, expression.name);
      case 'new':
        return new (this.library[expression.class] as Constructor)(...this.#all(expression.args));
      case 'call': {
        const target = this.evaluate(expression.of) as object;
        return (Reflect.get(target, expression.method) as Callable).apply(target, this.#all(expression.args));
      }
      case 'function':
        return () => this.evaluate(expression.result);
      case 'environment':
        return this.environment.get(expression.name);
    }
  }

  #all(expressions: readonly Expression[]): unknown[] {
    return expressions.map((one) => this.evaluate(one));
  }
}
