import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The calls of an app's `synth()` and `synthYaml()`, numbered as they begin. */
export interface SynthCalls {
  /** How many have begun. */
  readonly begun: number;
  /** Those that are under way, by number: the first one is what the program called, the others are called by it. */
  readonly open: readonly number[];
}

const METHODS = ['synth', 'synthYaml'] as const;

// The same for all copies of this package: an app may hold constructs of several.
const CALLS = Symbol.for('cdk8s-stateful.synth-calls');
const WATCHED = Symbol.for('cdk8s-stateful.watched');

interface Watched {
  readonly [CALLS]?: { begun: number; readonly open: number[] };
}

const NONE: SynthCalls = { begun: 0, open: [] };

/** The calls of an app that is watched. */
export function synthCallsOf(root: IConstruct & Watched): SynthCalls {
  return root[CALLS] ?? NONE;
}

/** Whether something was done within the call that is under way: it was done when so many calls had begun. */
export function isWithinCall({ open }: SynthCalls, begun: number): boolean {
  const innermost = open.at(-1);
  return innermost !== undefined && begun >= innermost;
}

/**
 * Has the calls of an app noted. cdk8s validates an app once more for each of its charts, and says nowhere which of these
 * validations belong to one synthesis.
 *
 * Noted where the methods are defined, in the class of the app and those above it: jsii calls the one of the class, and a
 * method that Python overrides can't be replaced in the app itself.
 *
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/kernel/src/kernel.ts
 */
export function watchSynthCalls(app: App): void {
  for (let type: unknown = Object.getPrototypeOf(app); isObject(type); type = Object.getPrototypeOf(type))
    for (const name of METHODS) watchMethod(type, name);
}

function watchMethod(type: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(type, name);
  const method: unknown = descriptor?.value;
  if (typeof method !== 'function' || WATCHED in method || descriptor?.configurable !== true) return;
  const { [name]: value } = {
    [name](this: App, ...args: unknown[]): unknown {
      return noted(this, () => method.apply(this, args) as unknown);
    },
  };
  Object.defineProperty(value, WATCHED, { value: true });
  Object.defineProperty(type, name, { ...descriptor, value });
}

function noted<T>(app: App & Watched, call: () => T): T {
  let calls = app[CALLS];
  if (calls === undefined) Object.defineProperty(app, CALLS, { value: (calls = { begun: 0, open: [] }) });
  calls.begun++;
  calls.open.push(calls.begun);
  try {
    return call();
  } finally {
    calls.open.pop();
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
