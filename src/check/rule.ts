import type { Inventory } from '../inventory/inventory';
import type { Json } from '../inventory/json';
import type { FieldEdit, Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that a rule has against one object. */
export interface Problem {
  readonly manifest: Manifest;
  /** The field it is about; where it is absent, the place where it would be. */
  readonly path: FieldPath;
  /** What is wrong, with the value found and what it does to the user. Never a Secret's value. */
  readonly message: string;
  /** What to write instead, where it can be said better than in the rule's own `fix`. */
  readonly fix?: string;
  /** Where it isn't the rule's own. */
  readonly severity?: Severity;
  /** What mends it, where that is one field: what is found no more with it is a consequence, and isn't reported. */
  readonly mend?: Mend;
  /** What is certainly meant: `check --fix` writes it. */
  readonly edit?: FieldEdit;
  /** Whether the field is missing: nothing is said where it may be there under a misspelt name. */
  readonly absent?: boolean;
}

/** A field, and the value that it should have. */
export interface Mend {
  /** The object that it is in; undefined: the one that the problem is in. */
  readonly manifest?: Manifest;
  readonly path: FieldPath;
  readonly value: Json;
  /** The field that it takes the place of, where it has none yet. */
  readonly insteadOf?: FieldPath;
  /** Rules that surely find nothing in that object any more; of others, it is worked out. */
  readonly settles?: readonly string[];
}

/** What a rule says of itself. */
export interface RuleText {
  /** kebab-case; stable: people write it into annotations. */
  readonly name: string;
  /**
   * The worst that it finds. error: refused, never bound, never started, or files lost, wherever the manifests are applied.
   * warning: works in some clusters, or until an ordinary event. info: worth knowing.
   */
  readonly severity: Severity;
  /**
   * When it is an error and when a warning, where one rule finds both.
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

/** A check with a name. Its documentation page and its first test are made from what it says here. */
export interface Rule extends RuleText {
  /** Kinds and fields: where an app has none of them, the rule finds nothing in it. */
  readonly appliesTo: readonly string[];
  /** Whether it is about what runs, of which manifests tell nothing. */
  readonly ofCluster?: boolean;
  /** Manifests that the rule, and no other error, is found in. */
  readonly bad: () => string;
  /** A near miss: manifests like the bad ones in which nothing is found. */
  readonly good: () => string;
  check(inventory: Inventory): Iterable<Problem>;
}

/** A rule in the list of all, which its file is loaded for only where it may find something. */
export interface ListedRule extends Pick<Rule, 'name' | 'severity' | 'appliesTo'> {
  load(): Rule;
}
