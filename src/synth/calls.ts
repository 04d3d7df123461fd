import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The calls of an app's `synth()` and `synthYaml()`, numbered as they begin. */
export interface SynthCalls {
  /** How many have begun. */
  readonly begun: number;
  /** The numbers of the calls that haven't returned: the program made the first one, which made the others. */
  readonly open: readonly number[];
}

const METHODS = ['synth', 'synthYaml'] as const;

// Symbol.for, since an app may hold constructs of several copies of this package.
const CALLS = Symbol.for('cdk8s-stateful.synth-calls');
const COUNTED = Symbol.for('cdk8s-stateful.watched');

interface CountedApp {
  readonly [CALLS]?: { begun: number; readonly open: number[] };
}

const NONE: SynthCalls = { begun: 0, open: [] };

/** The calls of an app that `watchSynthCalls` counts; none for other apps. */
export function synthCallsOf(root: IConstruct & CountedApp): SynthCalls {
  return root[CALLS] ?? NONE;
}

/** Whether something happened within the innermost open call. `begun` is the number of calls that had begun by then. */
export function isWithinCall({ open }: SynthCalls, begun: number): boolean {
  const innermost = open.at(-1);
  return innermost !== undefined && begun >= innermost;
}

/**
 * Counts an app's calls of `synth()` and `synthYaml()`. cdk8s validates an app again for each of its charts; the counts
 * tell which of these validations belong to one synthesis.
 *
 * Wraps the methods in the app's class and its base classes, not in the app: jsii calls those of the class, and a method
 * that Python overrides can't be replaced in the instance.
 *
 * @see https://github.com/aws/jsii/blob/main/packages/%40jsii/kernel/src/kernel.ts
 */
export function countSynthCalls(app: App): void {
  for (let type: unknown = Object.getPrototypeOf(app); isObject(type); type = Object.getPrototypeOf(type))
    for (const name of METHODS) countCallsOfMethod(type, name);
}

function countCallsOfMethod(type: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(type, name);
  const method: unknown = descriptor?.value;
  if (typeof method !== 'function' || COUNTED in method || descriptor?.configurable !== true) return;
  const { [name]: value } = {
    [name](this: App, ...args: unknown[]): unknown {
      return counted(this, () => method.apply(this, args) as unknown);
    },
  };
  Object.defineProperty(value, COUNTED, { value: true });
  Object.defineProperty(type, name, { ...descriptor, value });
}

function counted<T>(app: App & CountedApp, call: () => T): T {
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
