import { nameOfIds } from '../api/names';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Definitions } from './custom/definitions';
import { describeDifference } from './difference';
import type { Expression, Statement } from './expression';
import { make, name, value } from './expression';
import { allowance } from './allowance';
import { isOfLicence, keptComment } from './comment';
import type { Library } from './interpret';
import { isCovered } from './kinds/covered';
import { Run } from './interpret';
import { INHERITED, Names, RESERVED } from './names';
import { unwritable } from './unwritable';

/** The used part of a construct's interface. */
interface Tree {
  readonly node: {
    findAll(): readonly Tree[];
    tryFindChild(id: string): Tree | undefined;
    tryRemoveChild(id: string): boolean;
  };
  toJson?(): unknown;
}

/** Statements that make one or several objects. */
export interface Part {
  readonly manifests: readonly Manifest[];
  readonly statements: readonly Statement[];
  /** The comment above the objects in the manifests. */
  readonly comment: readonly string[];
  /** Why the objects aren't constructs of this package; undefined if they are. */
  readonly reason: string | undefined;
}

/** The names that a part reserves, which are released if it turns out not to make the right objects. */
interface Draft {
  readonly variables: string[];
  readonly ids: { readonly scope: string; readonly id: string }[];
  /** Environment variables. */
  readonly environment: string[];
}

/** Statements, and the problem where they don't make the right objects. */
interface Attempt {
  readonly statements: readonly Statement[];
  readonly problem: string | undefined;
}

/** The separator between the statements of two objects. */
const GAP: Statement = { type: 'gap' };

/** The chart of objects that must not get the namespace of the first chart. */
const OTHERS = 'others';

/** Builds a program part by part. Each part is executed at once, and rolled back if it doesn't make exactly the right objects. */
export class Builder {
  readonly parts: Part[] = [];
  /** The environment variables that the program reads, with their values. */
  readonly environment = new Map<string, string>();
  /** The rules that the program acknowledges, because the manifests violate them. */
  readonly allowed: string[] = [];
  readonly library: Library;
  readonly #run: Run;
  readonly #variables = new Names(RESERVED);
  /** The ids of charts, and of the constructs in each. */
  readonly #ids = { charts: new Names(INHERITED), in: new Map<string, Names>() };
  readonly #charts: Statement[] = [];
  readonly #chartIds = new Map<string, string>();
  readonly #drafts: Draft[] = [];

  /** The variables of charts by namespace. */
  readonly #chartsOf = new Map<string | undefined, string>();

  /** @param namespaces the namespaces of charts; the first is that of the most objects, undefined where most have none */
  constructor(
    readonly definitions: Definitions,
    readonly chartId: string,
    readonly namespaces: readonly (string | undefined)[],
  ) {
    this.library = definitions.library;
    this.#run = new Run(this.library, this.environment);
    this.#run.set('app', this.#run.evaluate(make('App')));
    this.#chart('chart', chartId, namespaces[0]);
  }

  /** The statements that make the charts, then those that make their constructs. */
  get program(): readonly Statement[] {
    const printed = new Set<string>();
    const statements = this.parts.flatMap(({ comment, statements: own }) => {
      const lines = comment.filter((line) => !isOfLicence(line) || !printed.has(line));
      const text = lines.join('\n');
      const isNew = lines.length > 0 && !printed.has(text);
      for (const one of [text, ...comment]) printed.add(one);
      const above: Statement[] = isNew ? [{ type: 'comment', lines }] : [];
      const at = Math.max(0, own.findIndex(makesApp));
      return [...own.slice(0, at), ...above, ...own.slice(at), GAP];
    });
    return [...this.#charts, GAP, ...statements];
  }

  /** Variables that got a number, with their names without it. */
  get numbered(): ReadonlyMap<string, string> {
    return this.#variables.bases;
  }

  /** The chart of an object, which is made on first use. */
  chartOf(manifest: Manifest, clearsNamespace = false): Expression {
    const namespace = this.namespaceOf(manifest, clearsNamespace);
    if (!this.#chartsOf.has(namespace))
      this.#chart(
        namespace === undefined ? OTHERS : `${namespace}-chart`,
        `${this.chartId}-${namespace ?? OTHERS}`,
        namespace,
      );
    return name(this.#chartsOf.get(namespace) ?? '');
  }

  /** The namespace of an object's chart. @param clearsNamespace whether its construct removes the namespace */
  namespaceOf({ clusterScoped, namespace }: Manifest, clearsNamespace = false): string | undefined {
    const [first] = this.namespaces;
    if (clusterScoped ? !clearsNamespace : namespace === undefined) return undefined;
    return this.namespaces.includes(namespace) ? namespace : first;
  }

  /** Candidates for the id of an object: its name, then with the namespace where that isn't the chart's, then with the kind. */
  idCandidates(manifest: Manifest, kind: string): readonly string[] {
    const { name: given, namespace } = manifest;
    const isOfChart = namespace === undefined || namespace === this.namespaceOf(manifest);
    return [given, ...(isOfChart ? [] : [`${given}-${namespace}`]), `${given}-${kind}`];
  }

  /** Reserves the name of a variable for the current part: the first free candidate, else one with a number. */
  variable(...candidates: readonly string[]): string {
    const given = this.#variables.variable(...candidates);
    this.#drafts.at(-1)?.variables.push(given);
    return given;
  }

  /** Reserves the id of a construct for the current part. @param scope the variable of its scope */
  id(scope: Expression, ...candidates: readonly string[]): Expression {
    const variable = scope.type === 'name' ? scope.name : '';
    const names = this.#ids.in.get(variable) ?? new Names(INHERITED);
    this.#ids.in.set(variable, names);
    const id = names.id(...candidates.map((candidate) => candidate.replaceAll('/', '-')));
    this.#drafts.at(-1)?.ids.push({ scope: variable, id });
    return value(id);
  }

  /** The `name` option of an object; undefined where the construct's ids make the same name. */
  nameBeside(chart: Expression, id: Expression, objectName: string): Expression | undefined {
    return this.isMadeOfIds(chart, id, objectName) ? undefined : value(objectName);
  }

  /** Whether the name that a construct makes from its ids is this one. */
  isMadeOfIds(chart: Expression, id: Expression, objectName: string): boolean {
    const chartId = chart.type === 'name' ? (this.#chartIds.get(chart.name) ?? '') : '';
    return id.type === 'value' && typeof id.value === 'string' && nameOfIds([chartId, id.value]) === objectName;
  }

  /** An environment variable for a value; variables with the same value are shared. */
  variableOfEnvironment(candidate: string, text: string): Expression {
    let found = candidate;
    for (let count = 2; (this.environment.get(found) ?? text) !== text; count++) found = `${candidate}_${count}`;
    if (!this.environment.has(found)) this.#drafts.at(-1)?.environment.push(found);
    this.environment.set(found, text);
    return { type: 'environment', name: found };
  }

  /**
   * Adds a part to the program if it makes exactly the given objects.
   *
   * @param reason why the objects aren't constructs of this package
   * @returns the problem if it doesn't, as the rest of a sentence
   */
  attempt(
    manifests: readonly Manifest[],
    statementsOf: () => readonly Statement[],
    reason?: string,
  ): string | undefined {
    const draft: Draft = { variables: [], ids: [], environment: [] };
    this.#drafts.push(draft);
    const { statements, problem: found } = this.#withAcknowledged(() => this.#tried(manifests, draft, statementsOf));
    const problem = found === undefined ? undefined : (unwritable(manifests) ?? found);
    if (problem === undefined)
      this.parts.push({ manifests, statements, comment: this.#commentOf(manifests, reason), reason });
    this.#drafts.pop();
    if (problem !== undefined) this.#rollBack(draft);
    return problem;
  }

  /** Whether there is a construct for the kind of an object. */
  covers(manifest: Manifest): boolean {
    return isCovered(manifest) || this.definitions.has(manifest);
  }

  /** The comments of objects, and why they aren't constructs of this package. */
  #commentOf(manifests: readonly Manifest[], reason: string | undefined): readonly string[] {
    const isExplained = reason !== undefined && manifests.some((one) => this.covers(one));
    return [...keptComment(manifests), ...(isExplained ? [`No construct makes it: it ${reason}`] : [])];
  }

  /** Repeats an attempt, with the rule acknowledged, where a rule that can be acknowledged refused it. */
  #withAcknowledged(tried: () => Attempt): Attempt {
    const attempt = tried();
    const rule = /\bChecks\.allow\(construct, '([a-z-]+)'/.exec(attempt.problem ?? '')?.[1];
    if (rule === undefined || this.allowed.includes(rule)) return attempt;
    this.allowed.push(rule);
    this.#run.execute(allowance(rule));
    return this.#withAcknowledged(tried);
  }

  #tried(manifests: readonly Manifest[], draft: Draft, statementsOf: () => readonly Statement[]): Attempt {
    let refused = '';
    try {
      const statements = statementsOf();
      refused = 'is refused: ';
      for (const statement of statements) this.#run.execute(statement);
      return { statements, problem: describeDifference(manifests, this.#made(draft)) };
    } catch (error) {
      return { statements: [], problem: `${refused}${error instanceof Error ? error.message : String(error)}` };
    }
  }

  #made({ ids }: Draft): readonly JsonObject[] {
    return ids.flatMap(({ scope, id }) => this.#child(scope, id)?.node.findAll() ?? []).flatMap(jsonOf);
  }

  #rollBack({ variables, ids, environment }: Draft): void {
    for (const one of environment) this.environment.delete(one);
    this.#variables.release(variables);
    for (const { scope, id } of ids) {
      this.#ids.in.get(scope)?.release([id]);
      this.#tree(scope)?.node.tryRemoveChild(id);
    }
  }

  #child(scope: string, id: string): Tree | undefined {
    return this.#tree(scope)?.node.tryFindChild(id);
  }

  #tree(scope: string): Tree | undefined {
    return this.#run.evaluate(name(scope)) as Tree | undefined;
  }

  #chart(variable: string, candidate: string, namespace: string | undefined): void {
    const id = this.#ids.charts.id(candidate);
    const options = namespace === undefined ? [] : [value({ namespace })];
    const statement: Statement = {
      type: 'const',
      name: this.#variables.variable(variable),
      value: make('Chart', name('app'), value(id), ...options),
    };
    this.#run.execute(statement);
    this.#charts.push(statement);
    this.#chartIds.set(statement.name, id);
    this.#ids.in.set(statement.name, new Names(INHERITED));
    this.#chartsOf.set(namespace, statement.name);
  }
}

/** Whether a statement makes an app: its stores come before it, and the comment of its object belongs to it. */
function makesApp(statement: Statement): boolean {
  return statement.type === 'const' && statement.value.type === 'new' && statement.value.class === 'StatefulApp';
}

function jsonOf(construct: Tree): readonly JsonObject[] {
  return construct.toJson === undefined ? [] : [construct.toJson() as JsonObject];
}
