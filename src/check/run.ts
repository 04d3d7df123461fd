import type { Inventory } from '../inventory/inventory';
import type { Manifest } from '../inventory/manifest';
import type { ReadProblem } from '../inventory/read';
import { isAcknowledgedAt } from './acknowledged';
import { allowRule, isAllowed } from './allow';
import { isRuleEnabled } from './rule-filter';
import { findingsOfAlternatives } from './by-app';
import { changeRuleNames } from './change-names.generated';
import { ruleNameProblem } from './checked-options';
import { withoutConsequences } from './consequences';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { isFilledIn } from './filled-in';
import { inOrder, RuleFinding } from './finding';
import { isInDoubt } from './misspelt';
import type { ListedRule, Rule } from './rule';
import { rules as ownRules } from './rules.generated';

/** All rules, sorted by name. */
export function listedRules(): readonly ListedRule[] {
  return ALL;
}

/** All rules, loaded, sorted by name. */
export function allRules(): readonly Rule[] {
  return ALL.map((rule) => rule.load());
}

/** The names of all rules, those of changes included. */
export function ruleNames(): readonly string[] {
  return [...ALL.map(({ name }) => name), ...changeRuleNames];
}

const ALLOW_RULE = allowRule(new Set([...ownRules.map(({ name }) => name), ...changeRuleNames]));
const ALL: readonly ListedRule[] = [...ownRules, { ...ALLOW_RULE, load: () => ALLOW_RULE }].toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
);

/** Options of a run of the rules. */
export interface RunOptions extends CheckOptions {
  /**
   * Whether findings of severity `info` are reported.
   * @default true
   */
  readonly notes?: boolean;
}

/**
 * The findings of the rules in an app and its alternatives, without those that are allowed.
 *
 * @param app the app, or a function that creates it: then its memory can be freed before the corrected copy is created
 */
export function runChecks(app: Inventory | (() => Inventory), options: RunOptions = {}): readonly Finding[] {
  const names = ALL.map(({ name }) => name);
  for (const name of [...(options.only ?? []), ...(options.skip ?? [])]) {
    const problem = ruleNameProblem(name, names);
    if (problem !== undefined) throw new Error(`the checks: ${problem}`);
  }
  const all = checkAlternatives(app, options).map(({ app: own, found }) => ({
    manifests: own.manifests,
    findings: withoutConsequences(own, found, (corrected, names) => findAll(corrected, namedRules(names), options)),
  }));
  const [first, ...alternatives] = all;
  return inOrder(first !== undefined && alternatives.length === 0 ? first.findings : findingsOfAlternatives(all));
}

/** The findings in an app, and what is needed to create a corrected copy of it; resolved references are not kept. */
interface CheckedApp {
  readonly app: Pick<Inventory, 'manifests' | 'cluster' | 'survey'>;
  readonly found: readonly RuleFinding[];
}

/** All findings in an app and its alternatives, consequences of others included. */
function checkAlternatives(app: Inventory | (() => Inventory), options: RunOptions): readonly CheckedApp[] {
  const inventory = typeof app === 'function' ? app() : app;
  return [inventory, ...inventory.alternatives].map((one) => {
    const { manifests, cluster, survey } = one;
    return { app: { manifests, cluster, survey }, found: [...findAll(one, ALL, options)] };
  });
}

function namedRules(names: ReadonlySet<string>): readonly ListedRule[] {
  return ALL.filter(({ name }) => names.has(name));
}

function* findAll(
  inventory: Inventory,
  rules: readonly ListedRule[],
  options: RunOptions,
): Generator<RuleFinding, void> {
  const { notes = true } = options;
  const { names } = inventory.survey;
  const mayAllow = names.has('annotations');
  for (const listed of rules) {
    if (!isRuleEnabled(listed.name, options)) continue;
    if (!listed.appliesTo.some((name) => names.has(name)) || (!notes && listed.severity === 'info')) continue;
    const rule = listed.load();
    let before: RuleFinding | undefined;
    for (const problem of rule.check(inventory)) {
      const { manifest, path, absent, severity = rule.severity } = problem;
      if (!notes && severity === 'info') continue;
      if (isFilledIn(manifest, path) || (rule.ofCluster !== true && isGenerated(manifest, inventory))) continue;
      if (absent === true && isInDoubt(inventory, manifest, path)) continue;
      if (rule.name !== 'allow-without-reason') {
        if ((mayAllow && isAllowed(manifest, rule.name)) || isAcknowledgedAt(manifest, rule.name)) continue;
      }
      before = new RuleFinding(rule, problem, before);
      yield before;
    }
  }
}

/** Whether an object was created by a controller: the fix belongs in the object that the controller reads. */
function isGenerated({ kind, live, namespace, name }: Manifest, inventory: Inventory): boolean {
  if (live === undefined) return false;
  if (live.controller !== undefined) return true;
  return kind === 'PersistentVolumeClaim' && inventory.templateOf(namespace, name) !== undefined;
}

/** Findings for documents that can't be parsed, or that parsers read in different ways. */
export function readFindings(problems: readonly ReadProblem[]): readonly Finding[] {
  return problems.map(({ place, message, severity }) => ({
    ...(severity === 'error' ? UNREADABLE : AMBIGUOUS),
    manifest: undefined,
    path: '',
    message,
    origin: { file: place.file, line: place.line, column: place.column },
    place: place.quotable ? place : undefined,
  }));
}

const UNREADABLE = {
  rule: 'unreadable',
  severity: 'error',
  consequence: 'kubectl refuses the document, and nothing of it is checked here.',
  fix: 'Write it as YAML or JSON that holds one API object a document.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
} as const;

const AMBIGUOUS = {
  rule: 'ambiguous-yaml',
  severity: 'warning',
  consequence:
    'kubectl and Helm take the document, but not all that stands in it; other tools, kustomize among them, refuse it.',
  fix: 'Write each key once, and --- between two documents.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
} as const;
