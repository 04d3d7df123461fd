/** Executes a program with the given classes only; no code is evaluated. */
import type { Expression, Statement } from './expression';

/** The classes and enums that a program can import, by name. */
export type Library = Readonly<Record<string, unknown>>;

type Callable = (...args: readonly unknown[]) => unknown;
type Constructor = new (...args: readonly unknown[]) => unknown;

/** The execution of a program, with the values of its variables. */
export class Run {
  readonly #variables = new Map<string, unknown>();

  /** @param environment the environment variables of the program */
  constructor(
    readonly library: Library,
    readonly environment: ReadonlyMap<string, string>,
  ) {}

  /** Sets a variable. */
  set(name: string, value: unknown): void {
    this.#variables.set(name, value);
  }

  /** @throws the errors of constructs */
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
