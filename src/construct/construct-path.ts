import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { dnsLabelProblem, labelKeyProblem, labelValueProblem } from '../api/names';
import { howToAllow, isAcknowledged } from '../check/acknowledged';
import { attachChecks } from '../check/attach';

/**
 * Throws an error about a user's mistake.
 *
 * @param constructPath the class and the construct path, e.g. `PersistentStore story/store`
 * @param problem the value, what is allowed and the fix
 */
export function refuse(constructPath: string, problem: string): never {
  throw new Error(`${constructPath}: ${problem}`);
}

/**
 * Throws an error about a mistake that a rule of the checks reports too, unless the scope allows the rule's findings.
 *
 * @param scope the scope of the new construct
 * @param rule the rule's name
 */
export function refuseByRule(scope: Construct, constructPath: string, rule: string, problem: string): void {
  if (!isAcknowledged(scope, rule)) refuse(constructPath, `${problem}; ${howToAllow(rule)}`);
}

/** The class and path of a construct, e.g. `PersistentStore story/store`. */
export function constructPathOf(construct: Construct): string {
  return `${construct.constructor.name} ${construct.node.path}`;
}

/**
 * The class and path of a construct that isn't in the tree yet. Constructors call it before `super()`, so that wrong props
 * leave nothing behind in the tree. Since every construct of this package calls it, it also attaches the checks to the App.
 *
 * @throws where the scope, the id or the chart isn't valid
 */
export function futureConstructPath(type: string, scope: Construct, id: string): string {
  if (!Construct.isConstruct(scope))
    refuse(type, `the scope ${describe(scope)} is not allowed; give a Chart, or a construct in one`);
  if (typeof id !== 'string' || id === '')
    refuse(type, `the id ${describe(id)} is not allowed; give a string that is unique in its scope`);
  let path = id;
  let chart: Chart | undefined;
  let root: IConstruct = scope;
  for (let above: IConstruct | undefined = scope; above !== undefined; above = above.node.scope) {
    if (above.node.id !== '') path = `${above.node.id}/${path}`;
    if (chart === undefined && Chart.isChart(above)) chart = above;
    root = above;
  }
  const constructPath = `${type} ${path}`;
  if (chart === undefined)
    refuse(constructPath, 'stands outside of every Chart; create it in a Chart, or in a construct that is in one');
  if (!checkedCharts.has(chart)) {
    checkChart(constructPath, chart);
    checkedCharts.add(chart);
    attachChecks(root, chart);
  }
  return constructPath;
}

const checkedCharts = new WeakSet<Chart>();

/** Checks the namespace and labels that cdk8s gives to each object of a chart. */
function checkChart(constructPath: string, { namespace, labels }: Chart): void {
  const problem = namespace === undefined ? undefined : dnsLabelProblem(namespace);
  if (problem !== undefined) refuse(constructPath, `the namespace ${describe(namespace)} of its chart ${problem}`);
  for (const [key, value] of Object.entries(labels)) {
    const wrong = labelKeyProblem(key) ?? labelValueProblem(value);
    if (wrong !== undefined) refuse(constructPath, `the label ${key} = ${describe(value)} of its chart ${wrong}`);
  }
}

/** A value as messages show it: shortened, and objects by their class only. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
  if (value === null || ['undefined', 'number', 'boolean', 'bigint'].includes(typeof value)) return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return `the function or class ${value.name}`;
  if (typeof value === 'symbol') return 'a symbol';
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null ? 'an object' : withArticle((value as object).constructor.name);
}

/** A name after 'a' or 'an'. */
export function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
