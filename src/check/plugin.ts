import { checkOptions } from './checked-options';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { subject, whereOf } from './reporters/line';

/** A rule's findings, for the report of cdk8s-cli. */
export interface Violation {
  /** The rule's name. */
  readonly ruleName: string;
  /** What happens to the user. */
  readonly recommendation: string;
  /** What to write instead. */
  readonly fix: string;
  /** The objects with findings. */
  readonly violatingResources: ViolatingResource[];
}

/** An object with findings of one rule. */
export interface ViolatingResource {
  /** The object's name. */
  readonly resourceName: string;
  /** The object's file. */
  readonly manifestPath: string;
  /** The position, field, severity and message of each finding. */
  readonly locations: string[];
}

/** The report that a plugin of cdk8s-cli writes to. */
export interface IValidationReport {
  /**
   * Adds findings of a rule.
   *
   * @param violation the rule and what it found
   */
  addViolation(violation: Violation): void;
  /**
   * Ends the report.
   *
   * @param status `success` or `failure`
   */
  submit(status: string): void;
}

/** The input of a plugin of cdk8s-cli. */
export interface IValidationContext {
  /** The paths of the synthesized files. */
  readonly manifests: string[];
  /** The report for the findings. */
  readonly report: IValidationReport;
}

/**
 * The checks as a validation plugin of cdk8s-cli, for apps without constructs of this package.
 *
 * In `cdk8s.yaml`: `validations: [{package: cdk8s-stateful, version: 0.1.0, class: StatefulValidation, properties: {strict: true}}]`
 *
 * @see https://cdk8s.io/docs/latest/cli/validations/
 *
 * @example
 *
 * const plugin = new StatefulValidation({ strict: true });
 */
export class StatefulValidation {
  readonly #options: CheckOptions;

  /**
   * @param options the plugin's `properties` in cdk8s.yaml
   * @throws if one is misspelt or of a wrong type
   */
  public constructor(options: CheckOptions = {}) {
    checkOptions('StatefulValidation', options);
    this.#options = options;
  }

  /**
   * Reports what is found in the synthesized files. Errors fail the synthesis, and with `strict` warnings do too.
   *
   * @param context the files and the report
   */
  public validate(context: IValidationContext): void {
    const { checkFiles } = require('./files') as typeof import('./files');
    const findings = checkFiles(context.manifests, this.#options);
    for (const finding of findings.filter(({ severity }) => severity !== 'info'))
      context.report.addViolation(violation(finding));
    const fails = findings.some(
      ({ severity }) => severity === 'error' || (severity === 'warning' && this.#options.strict === true),
    );
    context.report.submit(fails ? 'failure' : 'success');
  }
}

function violation(finding: Finding): Violation {
  const { rule, manifest, origin, severity, message, consequence, fix } = finding;
  return {
    ruleName: rule,
    recommendation: consequence,
    fix,
    violatingResources: [
      {
        resourceName: manifest?.name ?? '',
        manifestPath: 'file' in origin ? origin.file : '',
        locations: [`${whereOf(finding)} ${subject(finding)}: ${severity}: ${message}`],
      },
    ],
  };
}
