import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { addTo, EMPTY } from '../inventory/lists';
import { isWithinCall, synthCallsOf, countSynthCalls } from '../synth/calls';
import { READ_ONLY_VALIDATIONS } from '../synth/validations';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { briefReport } from './reporters/brief';
import { oneLine } from './reporters/line';
import type { RunOptions } from './run';

/** The property with an App's check. It is shared by all copies of this package. */
const RUN = Symbol.for('cdk8s-stateful.checks');

/** Errors by construct path; cdk8s prints the path before each. */
type Errors = ReadonlyMap<string, readonly string[]>;

interface CheckResult {
  /** How many calls of `synth()` and `synthYaml()` had begun when the check ran. */
  readonly begun: number;
  /** The warnings printed during the outermost call. */
  readonly printed: ReadonlySet<string>;
}

/** The check of an App at its synthesis. */
class CheckRun {
  options: CheckOptions = {};
  #result: CheckResult | undefined;
  #errors: Errors = new Map();
  readonly #charts = new Set<string>();

  constructor(readonly root: IConstruct) {}

  /** Reports the errors in a chart at the chart. cdk8s validates an App before its charts. */
  reportAt(chart: IConstruct): void {
    const { path } = chart.node;
    if (path === '' || this.#charts.has(path)) return;
    this.#charts.add(path);
    addValidation(chart, () => [...(this.#errors.get(path) ?? [])]);
  }

  /**
   * Runs the rules and returns the errors of the App. cdk8s validates an App once for each chart, so within `synth()` or
   * `synthYaml()` the first result is reused; outside of them (`Testing.synth(chart)`) each validation runs the rules again.
   */
  validate(): string[] {
    const calls = synthCallsOf(this.root);
    const [outermost] = calls.open;
    if (outermost === undefined) this.#runRules();
    else if (this.#result === undefined || !isWithinCall(calls, this.#result.begun)) {
      const warnings = this.#runRules();
      const before = this.#result !== undefined && this.#result.begun >= outermost ? this.#result.printed : [];
      const lines = briefReport(warnings, this.#outdir, warnings.length > 0 && isColoured()).filter(
        (line) => !new Set(before).has(line),
      );
      if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
      this.#result = { begun: calls.begun, printed: new Set([...before, ...lines]) };
    }
    return [...(this.#errors.get('') ?? [])];
  }

  /** Runs the rules, stores the errors and returns the warnings. */
  #runRules(): readonly Finding[] {
    const errors = new Map<string, string[]>();
    const warnings: Finding[] = [];
    for (const finding of check(this.root, { ...this.options, notes: false })) {
      const { severity } = finding;
      if (severity === 'error' || (severity === 'warning' && this.options.strict === true)) {
        const place = this.#placeOf(finding);
        errors.set(place, addTo(errors.get(place) ?? EMPTY, oneLine(finding)));
      } else if (severity === 'warning') warnings.push(finding);
    }
    this.#errors = errors;
    return warnings;
  }

  /** The path of the chart to report a finding at; '' (the App) if there is none. */
  #placeOf({ origin }: Finding): string {
    let path = 'construct' in origin ? origin.construct : '';
    while (path !== '' && !this.#charts.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return path;
  }

  get #outdir(): string {
    return this.root instanceof App ? this.root.outdir : 'dist';
  }
}

/** Whether to print colours. @see https://no-color.org and https://force-color.org */
function isColoured(): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: never } = process.env;
  return !never && (forced ? forced !== '0' : process.stderr.isTTY);
}

/** The findings in a construct tree. Loads the rules on demand, for programs that never synthesize. */
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

/**
 * Enables the check of an App at each synthesis. Further calls for the same App have no effect.
 *
 * @param chart a chart whose errors are reported at its path
 */
export function attachChecks(scope: IConstruct, chart?: IConstruct): void {
  const run: Pick<CheckRun, 'options'> & Partial<Pick<CheckRun, 'reportAt'>> = runOf(scope.node.root);
  // Another copy of this package may lack reportAt.
  if (chart !== undefined) run.reportAt?.(chart);
}

/** Sets the options of the check of a construct's App. */
export function configureChecks(scope: IConstruct, options: CheckOptions): void {
  runOf(scope.node.root).options = { ...options };
}

function runOf(root: IConstruct & { readonly [RUN]?: CheckRun }): CheckRun {
  const known = root[RUN];
  if (known !== undefined) return known;
  const run = new CheckRun(root);
  Object.defineProperty(root, RUN, { value: run });
  addValidation(root, () => run.validate());
  if (root instanceof App) countSynthCalls(root);
  return run;
}

function addValidation(construct: IConstruct, validate: () => string[]): void {
  const validation = { validate };
  READ_ONLY_VALIDATIONS.add(validation);
  construct.node.addValidation(validation);
}
