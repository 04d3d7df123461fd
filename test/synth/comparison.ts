import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { FastApp } from '../../src/synth/fast-app';
import { filesOf, testingOf, yamlOf } from './outcome';
import type { Create, Outcome } from './outcome';
import { programs } from './programs';
import type { Program } from './programs';

const stock: Create = (props) => new App(props);
const fast: Create = (props) => new FastApp(props);

/** The three ways to get the manifests of an app. */
const asks: Record<string, (program: Program, create: Create) => unknown> = {
  'app.synth()': filesOf,
  'app.synthYaml()': yamlOf,
  'Testing.synth(chart)': testingOf,
};
const ask = fc.constantFrom('app.synth()', 'app.synth()', 'app.synthYaml()', 'Testing.synth(chart)');

/** Whether cdk8s returns the same for a chart at each call; a synthesis calls it once per chart. */
function isIdempotent(program: Program): boolean {
  return testingOf(program, stock, program.items.length + 2).every(
    ({ result }) => result === undefined || new Set(result).size === 1,
  );
}

/** Compares programs without nested charts with cdk8s's App. */
export function compareFlat(numRuns: number, seed: number): void {
  const programsAndAsks = fc.tuple(programs({ isFlat: true }), ask);
  fc.assert(
    fc.property(programsAndAsks, ([program, how]) => {
      expect(asks[how]!(program, fast)).toStrictEqual(asks[how]!(program, stock));
    }),
    { numRuns, seed },
  );
}

/**
 * Compares programs with nested charts with cdk8s's App. Each call of it adds dependencies to the tree, so the order of some
 * trees depends on the number of calls; for those FastApp must return the first answer.
 *
 * @returns how many such trees there were.
 */
export function compareNested(numRuns: number, seed: number): number {
  let count = 0;
  fc.assert(
    fc.property(fc.tuple(programs({ isFlat: false }), ask), ([counting, how]) => {
      const program = { ...counting, counts: false };
      if (isIdempotent(program)) {
        expect(asks[how]!(program, fast)).toStrictEqual(asks[how]!(program, stock));
        return;
      }
      count++;
      for (const times of [1, 2]) {
        expect(testingOf(program, fast, times).map(last)).toStrictEqual(testingOf(program, stock).map(last));
      }
    }),
    { numRuns, seed },
  );
  return count;
}

function last({ result, error }: Outcome<string[]>): string | undefined {
  return result?.at(-1) ?? error;
}
