import type { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import type { FieldEdit, Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

export type Severity = 'error' | 'warning' | 'info';

/** A problem that a rule finds in an object. */
export interface Problem {
  readonly manifest: Manifest;
  /** The path of the field, also if the field is absent. */
  readonly path: FieldPath;
  /** What is wrong, with the value found. Never a Secret's value. */
  readonly message: string;
  /** What to write instead, if more specific than the rule's `fix`. */
  readonly fix?: string;
  /** The severity, if not the rule's. */
  readonly severity?: Severity;
  /** The correction, if it is one field. Findings that disappear with it are consequences, and aren't reported. */
  readonly correction?: Correction;
  /** The certain correction, which `check --fix` writes. */
  readonly edit?: FieldEdit;
  /** Whether the field is missing; not reported if an unknown field may be its misspelt name. */
  readonly absent?: boolean;
}

/** A correction: a field and the value that it should have. */
export interface Correction {
  /** The object of the field, if not the problem's. */
  readonly manifest?: Manifest;
  readonly path: FieldPath;
  readonly value: Json;
  /** The misspelt field to remove; nothing is changed if `path` has a value already. */
  readonly replaces?: FieldPath;
  /** Rules that certainly find nothing in the corrected object; other rules run again to tell. */
  readonly resolves?: readonly string[];
}

/** The name, severity and texts of a rule. */
export interface RuleText {
  /** kebab-case; stable: people write it into annotations. */
  readonly name: string;
  /**
   * The highest severity of its findings. error: refused, never bound, never started, or files lost, in every cluster.
   * warning: works in some clusters, or until an ordinary event. info: worth knowing.
   */
  readonly severity: Severity;
  /**
   * When it is an error and when a warning, if the rule reports both.
   * @default - always the rule's severity
   */
  readonly severities?: string;
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** What happens to the user. */
  readonly consequence: string;
  readonly fix: string;
  /** The page of Kubernetes' documentation that says so. */
  readonly see: string;
}

/** A rule. Its documentation page and its first test are generated from these fields. */
export interface Rule extends RuleText {
  /** Kinds and fields; the rule runs if the app has one of them. */
  readonly appliesTo: readonly string[];
  /** Whether it is about live objects, also those that controllers created. */
  readonly ofCluster?: boolean;
  /** Manifests with a finding of this rule, and no other error. */
  readonly bad: () => string;
  /** Similar manifests without findings. */
  readonly good: () => string;
  check(inventory: Inventory): Iterable<Problem>;
}

/** A rule in the list of all; its file is loaded only if it runs. */
export interface ListedRule extends Pick<Rule, 'name' | 'severity' | 'appliesTo'> {
  load(): Rule;
}
