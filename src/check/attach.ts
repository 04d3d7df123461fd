import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isWithinCall, synthCallsOf, watchSynthCalls } from '../synth/calls';
import { READING_ONLY } from '../synth/validations';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { briefly } from './reporters/brief';
import { oneLine } from './reporters/line';
import type { RunOptions } from './run';

/** Where an App keeps its check run: one an App, whichever copy of this package attached it. */
const RUN = Symbol.for('cdk8s-stateful.checks');

interface Verdict {
  /** How many calls of `synth()` and `synthYaml()` had begun when it was found. */
  readonly begun: number;
  readonly errors: readonly string[];
  /** The warnings that were printed since the program called for a synthesis. */
  readonly printed: ReadonlySet<string>;
}

/** The check of an App at its synthesis. */
class CheckRun {
  options: CheckOptions = {};
  #verdict: Verdict | undefined;

  constructor(readonly root: IConstruct) {}

  /**
   * cdk8s validates an App anew for each of its charts, but nothing changes between them: while `synth()` or `synthYaml()`
   * is at work, one look is enough. Outside of those (`Testing.synth(chart)`), each validation looks again.
   */
  validate(): string[] {
    const calls = synthCallsOf(this.root);
    const [outermost] = calls.open;
    if (outermost === undefined) return this.#judge().errors;
    if (this.#verdict === undefined || !isWithinCall(calls, this.#verdict.begun)) {
      const { errors, warnings } = this.#judge();
      const before = this.#verdict !== undefined && this.#verdict.begun >= outermost ? this.#verdict.printed : [];
      const lines = briefly(warnings, this.#outdir, warnings.length > 0 && isColoured()).filter(
        (line) => !new Set(before).has(line),
      );
      if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
      this.#verdict = { begun: calls.begun, errors, printed: new Set([...before, ...lines]) };
    }
    return [...this.#verdict.errors];
  }

  #judge(): { readonly errors: string[]; readonly warnings: readonly Finding[] } {
    const errors: string[] = [];
    const warnings: Finding[] = [];
    for (const finding of check(this.root, { ...this.options, notes: false })) {
      const { severity } = finding;
      if (severity === 'error' || (severity === 'warning' && this.options.strict === true))
        errors.push(oneLine(finding));
      else if (severity === 'warning') warnings.push(finding);
    }
    return { errors, warnings };
  }

  get #outdir(): string {
    return this.root instanceof App ? this.root.outdir : 'dist';
  }
}

/** Whether a person reads it who wants colours. @see https://no-color.org and https://force-color.org */
function isColoured(): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: never } = process.env;
  return !never && (forced ? forced !== '0' : process.stderr.isTTY);
}

/** What the rules find in a tree. They are loaded here: a program that never synthesizes doesn't pay for them. */
export function check(root: IConstruct, options: RunOptions): readonly Finding[] {
  if (options.only?.length === 0) return [];
  const { checkTree } = require('./tree') as typeof import('./tree');
  return checkTree(root, options);
}

/** The names of all rules. */
export function ruleNames(): readonly string[] {
  const tree = require('./tree') as typeof import('./tree');
  return tree.ruleNames();
}

/** Has the App of a construct checked at each synthesis, all its objects at once. Once is enough; more does nothing. */
export function attachChecks(scope: IConstruct): void {
  runOf(scope.node.root);
}

/** Says how the App of a construct is checked. */
export function configureChecks(scope: IConstruct, options: CheckOptions): void {
  runOf(scope.node.root).options = { ...options };
}

function runOf(root: IConstruct & { readonly [RUN]?: CheckRun }): CheckRun {
  const known = root[RUN];
  if (known !== undefined) return known;
  const run = new CheckRun(root);
  Object.defineProperty(root, RUN, { value: run });
  const validation = { validate: () => run.validate() };
  READING_ONLY.add(validation);
  root.node.addValidation(validation);
  if (root instanceof App) watchSynthCalls(root);
  return run;
}
