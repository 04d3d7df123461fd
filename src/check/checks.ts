import type { IConstruct } from 'constructs';
import { isCreatedIn } from '../inventory/scope';
import { acknowledge } from './acknowledged';
import { attachChecks, check, configureChecks, ruleNames } from './attach';
import { checkOptions, ruleNameProblem } from './checked-options';
import { checkScope } from './checked-scope';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { oneLine } from './reporters/line';

/** A finding of a rule in an object of a program. */
export interface CheckFinding {
  /** The rule's name. */
  readonly rule: string;
  /** `error`, `warning` or `info`. */
  readonly severity: string;
  /** The kind of the object. */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
  /** The path of the object's construct. */
  readonly construct: string;
  /** The field, e.g. `spec.template.spec.volumes[0]`. */
  readonly path: string;
  /** What is wrong, with the value found. */
  readonly message: string;
  /** What happens to the user. */
  readonly consequence: string;
  /** What to write instead. */
  readonly fix: string;
}

/** A finding as a flat struct, for programs. */
export function findingRecord(finding: Finding): CheckFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    kind: finding.manifest?.kind ?? '',
    name: finding.manifest?.name ?? '',
    construct: 'construct' in finding.origin ? finding.origin.construct : '',
    path: finding.path,
    message: finding.message,
    consequence: finding.consequence,
    fix: finding.fix,
  };
}

/**
 * The findings of the rules below a construct, for tests with any test runner; and settings of the check at synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/storage/
 * @example
 * declare const chart: Chart;
 * Checks.of(chart).expectNone();
 */
export class Checks {
  /**
   * Runs the rules on all objects of the App, to resolve references, and keeps the findings below the scope.
   *
   * @param scope an App, a Chart or any construct
   * @param options which rules run, and what they may know of the cluster
   * @throws if the scope is no construct, or an option is misspelt, of a wrong type, or names a rule that there isn't
   */
  public static of(scope: IConstruct, options: CheckOptions = {}): Checks {
    checkScope('Checks.of', scope);
    checkOptions('Checks.of', options);
    const within = ({ origin }: Finding): boolean => isCreatedIn(scope, origin);
    return new Checks(check(scope.node.root, options).filter(within), options.strict === true);
  }

  /**
   * Sets the options of the check at synthesis, and enables it for an App without constructs of this package.
   *
   * @param scope an App, or any construct in it
   * @param options which rules run, and what they may know of the cluster
   * @throws if the scope is no construct, or an option is misspelt or of a wrong type; a rule that there is not is reported at
   * synthesis
   */
  public static configure(scope: IConstruct, options: CheckOptions): void {
    checkScope('Checks.configure', scope);
    checkOptions('Checks.configure', options);
    attachChecks(scope);
    configureChecks(scope, options);
  }

  /**
   * Allows the findings of a rule at a construct and below it. Constructs that would throw for the same reason don't, if they
   * are created later. Nothing is emitted; in YAML, use the annotation `stateful.cdk8s.io/allow: rule=reason`.
   *
   * @param construct the construct
   * @param rule the rule's name, as findings have it
   * @param reason why it is fine here
   * @throws if the first is no construct, there is no rule of that name, or the reason is empty
   * @see https://github.com/cdk8s-stateful/cdk8s-stateful/blob/main/docs/rules/README.md
   * @example
   * declare const chart: Chart;
   * Checks.allow(chart, 'hostpath-unpinned', 'the cluster has one node');
   */
  public static allow(construct: IConstruct, rule: string, reason: string): void {
    checkScope('Checks.allow', construct);
    const problem = ruleNameProblem(rule, ruleNames());
    if (problem !== undefined) throw new Error(`Checks.allow: ${problem}`);
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Error(`Checks.allow: ${rule} is allowed without a reason; write why it is fine here`);
    acknowledge(construct, rule, reason);
  }

  /** All findings, `info` included. */
  public readonly findings: CheckFinding[];
  readonly #texts: readonly string[];
  readonly #failing: readonly string[];

  private constructor(findings: readonly Finding[], strict: boolean) {
    this.findings = findings.map(findingRecord);
    this.#texts = findings.map(oneLine);
    this.#failing = findings.filter(({ severity }) => severity !== 'info' || strict).map(oneLine);
  }

  /**
   * Asserts that there is no error and no warning (with `strict`, no `info` either).
   *
   * @throws with all findings
   */
  public expectNone(): void {
    if (this.#failing.length > 0)
      throw new Error(`expected no findings, but there are:\n  ${this.#failing.join('\n  ')}`);
  }

  /**
   * Asserts that a rule found something.
   *
   * @param rule the rule's name
   * @param name the name of the object; by default any object
   * @throws with all findings
   */
  public expectFinding(rule: string, name?: string): void {
    if (this.findings.some((finding) => finding.rule === rule && (name === undefined || finding.name === name))) return;
    const found = this.#texts.length === 0 ? 'there is nothing' : `there is:\n  ${this.#texts.join('\n  ')}`;
    throw new Error(`expected a finding of ${rule}${name === undefined ? '' : ` in ${name}`}, but ${found}`);
  }
}
