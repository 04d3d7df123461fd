import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import type { App } from 'cdk8s';
import { Dependencies } from './dependencies';
import { isPlainObject, isStock, manifestOf } from './manifest';
import { sortedCharts, sortedObjects } from './order';
import { whileUnchanged } from './unchanged';
import { Tree } from './tree';
import type { Document } from './yaml';

/** An app's charts and objects in the order to apply them, at one moment. */
export class Synthesis {
  #tree: Tree;
  readonly #isStock: boolean;
  #dependencies: Dependencies | undefined;

  /** @param ownToJson whether a chart's `toJson` is the one that FastApp gave it. */
  constructor(
    private readonly app: App,
    private readonly ownToJson: (chart: Chart) => boolean,
  ) {
    this.#tree = new Tree(app);
    this.#isStock = isStock(app);
  }

  /** Whether only cdk8s's own App can synthesize this app. */
  get needsStockApp(): boolean {
    return this.#resolved.needsStockApp;
  }

  get hasDependentCharts(): boolean {
    return this.#resolved.hasDependentCharts;
  }

  /**
   * Runs the validations of all constructs, once.
   *
   * @throws Error with all their messages.
   */
  validate(): void {
    const { constructs, mayChange } = this.#tree;
    if (!mayChange) {
      whileUnchanged(this.app, constructs, () => {
        this.#validateAll();
      });
      return;
    }
    this.#validateAll();
    this.#tree = new Tree(this.app);
    this.#dependencies = undefined;
  }

  #validateAll(): void {
    const errors: string[] = [];
    for (const construct of this.#tree.validated) {
      for (const error of construct.node.validate()) errors.push(`[${construct.node.path}] ${error}`);
    }
    if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }

  /** All charts, each after its dependencies. */
  charts(): readonly Chart[] {
    return sortedCharts(this.#tree, this.#resolved);
  }

  /** The objects of a chart, without those of charts in it. */
  objects(chart: Chart): readonly ApiObject[] {
    return this.#tree.has(chart) ? sortedObjects(this.#tree, this.#resolved, chart) : objectsOfOtherApp(chart);
  }

  /** The documents of charts; of those that override `toJson`, what it returns. */
  *documents(charts: readonly Chart[]): Generator<Document> {
    for (const chart of charts) {
      if (this.#isOwn(chart)) for (const object of this.objects(chart)) yield this.document(object);
      else for (const manifest of Object.values(chart.toJson() as unknown[])) yield { manifest };
    }
  }

  document(object: ApiObject): Document {
    return this.#isStock && isPlainObject(object) ? { object } : { manifest: object.toJson() };
  }

  /** The manifests of a chart as plain data. */
  manifests(chart: Chart): unknown[] {
    if (!this.#isOwn(chart)) return Object.values(chart.toJson() as unknown[]);
    return this.objects(chart).map((object) => (this.#isStock ? manifestOf(object) : (object.toJson() as unknown)));
  }

  #isOwn(chart: Chart): boolean {
    return this.#tree.has(chart) && (chart.toJson === Chart.prototype.toJson || this.ownToJson(chart));
  }

  // Lazy: a validation may still add a dependency.
  get #resolved(): Dependencies {
    return (this.#dependencies ??= new Dependencies(this.#tree));
  }
}

/** The objects of a chart of another app, which a subclass may return among its `charts`. */
function objectsOfOtherApp(chart: Chart): readonly ApiObject[] {
  const constructs = new DependencyGraph(chart.node).topology();
  return constructs.filter((construct) => ApiObject.isApiObject(construct)).filter((object) => object.chart === chart);
}
