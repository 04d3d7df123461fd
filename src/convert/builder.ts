import { nameOfIds } from '../api/names';
import type { JsonObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { Definitions } from './custom/definitions';
import { whatDiffers } from './difference';
import type { Expression, Statement } from './expression';
import { make, name, value } from './expression';
import { allowance } from './allowance';
import { isOfLicence, keptComment } from './comment';
import type { Library } from './interpret';
import { isCovered } from './kinds/covered';
import { Run } from './interpret';
import { INHERITED, Names, RESERVED } from './names';
import { unwritable } from './unwritable';

/** As much of a construct as a conversion looks at. */
interface Tree {
  readonly node: {
    findAll(): readonly Tree[];
    tryFindChild(id: string): Tree | undefined;
    tryRemoveChild(id: string): boolean;
  };
  toJson?(): unknown;
}

/** Statements that make some objects. */
export interface Part {
  readonly manifests: readonly Manifest[];
  readonly statements: readonly Statement[];
  /** What was written above the objects. */
  readonly comment: readonly string[];
  /** Why the objects aren't made by constructs of their own; undefined where they are. */
  readonly reason: string | undefined;
}

/** What a part of a program takes for itself, until it is known to make what it is to make. */
interface Draft {
  readonly variables: string[];
  readonly ids: { readonly scope: string; readonly id: string }[];
  /** Variables of the environment. */
  readonly environment: string[];
}

/** Statements, and why they don't make what they are to make, where they don't. */
interface Attempt {
  readonly statements: readonly Statement[];
  readonly problem: string | undefined;
}

/** What parts the statements of one object from those of the next. */
const GAP: Statement = { type: 'gap' };

/** The chart of objects that the namespace of the first one would be given to. */
const OTHERS = 'others';

/** A program that grows by parts, each carried out as it comes, and taken back where it doesn't make what it is to make. */
export class Builder {
  readonly parts: Part[] = [];
  /** The values that the program reads from variables of the environment. */
  readonly environment = new Map<string, string>();
  /** The rules that refuse what is meant so, and are therefore allowed. */
  readonly allowed: string[] = [];
  readonly library: Library;
  readonly #run: Run;
  readonly #variables = new Names(RESERVED);
  /** The ids of charts, and of what is in each. */
  readonly #ids = { charts: new Names(INHERITED), in: new Map<string, Names>() };
  readonly #charts: Statement[] = [];
  readonly #chartIds = new Map<string, string>();
  readonly #drafts: Draft[] = [];

  /** The variables of charts by their namespaces. */
  readonly #chartsOf = new Map<string | undefined, string>();

  /** @param namespaces those of charts, whose objects needn't name them; the first is that of the most objects, undefined where they have none */
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

  /** The statements that make the charts, and then those that make what is in them. */
  get program(): readonly Statement[] {
    const said = new Set<string>();
    const statements = this.parts.flatMap(({ comment, statements: own }) => {
      const lines = comment.filter((line) => !isOfLicence(line) || !said.has(line));
      const text = lines.join('\n');
      const isNew = lines.length > 0 && !said.has(text);
      for (const one of [text, ...comment]) said.add(one);
      const above: Statement[] = isNew ? [{ type: 'comment', lines }] : [];
      const at = Math.max(0, own.findIndex(makesApp));
      return [...own.slice(0, at), ...above, ...own.slice(at), GAP];
    });
    return [...this.#charts, GAP, ...statements];
  }

  /** Variables that got a number, with what they are called without it. */
  get numbered(): ReadonlyMap<string, string> {
    return this.#variables.bases;
  }

  /** The chart that an object is made in. */
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

  /** The namespace of the chart that an object is made in. @param clearsNamespace whether its construct takes that off */
  namespaceOf({ clusterScoped, namespace }: Manifest, clearsNamespace = false): string | undefined {
    const [first] = this.namespaces;
    if (clusterScoped ? !clearsNamespace : namespace === undefined) return undefined;
    return this.namespaces.includes(namespace) ? namespace : first;
  }

  /** What an object may be called in the program: its name, that with its namespace, where the chart is of another one, and with its kind. */
  wishesFor(manifest: Manifest, kind: string): readonly string[] {
    const { name: given, namespace } = manifest;
    const isOfChart = namespace === undefined || namespace === this.namespaceOf(manifest);
    return [given, ...(isOfChart ? [] : [`${given}-${namespace}`]), `${given}-${kind}`];
  }

  /** A name of its own for a variable of the part that is being made. */
  variable(...wishes: readonly string[]): string {
    const given = this.#variables.variable(...wishes);
    this.#drafts.at(-1)?.variables.push(given);
    return given;
  }

  /** An id of its own for a construct of the part that is being made. @param scope the variable of a chart, or of what it is made below */
  id(scope: Expression, ...wishes: readonly string[]): Expression {
    const variable = scope.type === 'name' ? scope.name : '';
    const names = this.#ids.in.get(variable) ?? new Names(INHERITED);
    this.#ids.in.set(variable, names);
    const id = names.id(...wishes.map((wish) => wish.replaceAll('/', '-')));
    this.#drafts.at(-1)?.ids.push({ scope: variable, id });
    return value(id);
  }

  /** The name of an object, where the ids of its construct don't make it. */
  nameBeside(chart: Expression, id: Expression, objectName: string): Expression | undefined {
    return this.isMadeOfIds(chart, id, objectName) ? undefined : value(objectName);
  }

  /** Whether a construct gives its object this name by itself. */
  isMadeOfIds(chart: Expression, id: Expression, objectName: string): boolean {
    const chartId = chart.type === 'name' ? (this.#chartIds.get(chart.name) ?? '') : '';
    return id.type === 'value' && typeof id.value === 'string' && nameOfIds([chartId, id.value]) === objectName;
  }

  /** A variable of the environment for a value. */
  variableOfEnvironment(wish: string, text: string): Expression {
    let found = wish;
    for (let count = 2; (this.environment.get(found) ?? text) !== text; count++) found = `${wish}_${count}`;
    if (!this.environment.has(found)) this.#drafts.at(-1)?.environment.push(found);
    this.environment.set(found, text);
    return { type: 'environment', name: found };
  }

  /**
   * Adds what makes some objects, where it does.
   *
   * @param reason why it isn't a construct of their own
   * @returns why it doesn't: the rest of a sentence
   */
  attempt(
    manifests: readonly Manifest[],
    statementsOf: () => readonly Statement[],
    reason?: string,
  ): string | undefined {
    const draft: Draft = { variables: [], ids: [], environment: [] };
    this.#drafts.push(draft);
    const { statements, problem: found } = this.#allowing(() => this.#tried(manifests, draft, statementsOf));
    const problem = found === undefined ? undefined : (unwritable(manifests) ?? found);
    if (problem === undefined)
      this.parts.push({ manifests, statements, comment: this.#commentOf(manifests, reason), reason });
    this.#drafts.pop();
    if (problem !== undefined) this.#takeBack(draft);
    return problem;
  }

  /** Whether there is a construct for the kind of an object. */
  covers(manifest: Manifest): boolean {
    return isCovered(manifest) || this.definitions.has(manifest);
  }

  /** The comments of objects, and why they aren't constructs of their own. */
  #commentOf(manifests: readonly Manifest[], reason: string | undefined): readonly string[] {
    const isTold = reason !== undefined && manifests.some((one) => this.covers(one));
    return [...keptComment(manifests), ...(isTold ? [`No construct makes it: it ${reason}`] : [])];
  }

  /** Tries it again where a rule refuses it that can be allowed. */
  #allowing(tried: () => Attempt): Attempt {
    const attempt = tried();
    const rule = /\bChecks\.allow\(construct, '([a-z-]+)'/.exec(attempt.problem ?? '')?.[1];
    if (rule === undefined || this.allowed.includes(rule)) return attempt;
    this.allowed.push(rule);
    this.#run.execute(allowance(rule));
    return this.#allowing(tried);
  }

  #tried(manifests: readonly Manifest[], draft: Draft, statementsOf: () => readonly Statement[]): Attempt {
    let refused = '';
    try {
      const statements = statementsOf();
      refused = 'is refused: ';
      for (const statement of statements) this.#run.execute(statement);
      return { statements, problem: whatDiffers(manifests, this.#made(draft)) };
    } catch (error) {
      return { statements: [], problem: `${refused}${error instanceof Error ? error.message : String(error)}` };
    }
  }

  #made({ ids }: Draft): readonly JsonObject[] {
    return ids.flatMap(({ scope, id }) => this.#child(scope, id)?.node.findAll() ?? []).flatMap(jsonOf);
  }

  #takeBack({ variables, ids, environment }: Draft): void {
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

  #chart(variable: string, wish: string, namespace: string | undefined): void {
    const id = this.#ids.charts.id(wish);
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
