import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import type { App } from 'cdk8s';
import { Dependencies } from './dependencies';
import { isPlainObject, isStock, manifestOf } from './manifest';
import { sortedCharts, sortedObjects } from './order';
import { whileSettled } from './settled';
import { Tree } from './tree';
import type { Document } from './yaml';

/** One look at an app: its charts and their objects, in the order in which they are to be applied. */
export class Synthesis {
  #tree: Tree;
  readonly #isStock: boolean;
  #dependencies: Dependencies | undefined;

  /** @param ownToJson says that a chart's `toJson` was put there by FastApp. */
  constructor(
    private readonly app: App,
    private readonly ownToJson: (chart: Chart) => boolean,
  ) {
    this.#tree = new Tree(app);
    this.#isStock = isStock(app);
  }

  /** Whether only cdk8s's own App can do this app justice. */
  get isOdd(): boolean {
    return this.#resolved.isOdd;
  }

  get hasDependentCharts(): boolean {
    return this.#resolved.hasDependentCharts;
  }

  /**
   * Runs the validations of all constructs, once.
   *
   * @throws Error with what they say.
   */
  validate(): void {
    const { constructs, mayChange } = this.#tree;
    if (!mayChange) {
      whileSettled(this.app, constructs, () => {
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

  /** All charts, each after those that it depends on. */
  charts(): readonly Chart[] {
    return sortedCharts(this.#tree, this.#resolved);
  }

  /** The objects of a chart itself: those of the charts in it are theirs. */
  objects(chart: Chart): readonly ApiObject[] {
    return this.#tree.has(chart) ? sortedObjects(this.#tree, this.#resolved, chart) : objectsElsewhere(chart);
  }

  /** What charts consist of, by their own `toJson` where they have one. */
  *documents(charts: readonly Chart[]): Generator<Document> {
    for (const chart of charts) {
      if (this.#isOwn(chart)) for (const object of this.objects(chart)) yield this.document(object);
      else for (const manifest of Object.values(chart.toJson() as unknown[])) yield { manifest };
    }
  }

  document(object: ApiObject): Document {
    return this.#isStock && isPlainObject(object) ? { object } : { manifest: object.toJson() };
  }

  /** What a chart consists of, as plain data. */
  manifests(chart: Chart): unknown[] {
    if (!this.#isOwn(chart)) return Object.values(chart.toJson() as unknown[]);
    return this.objects(chart).map((object) => (this.#isStock ? manifestOf(object) : (object.toJson() as unknown)));
  }

  #isOwn(chart: Chart): boolean {
    return this.#tree.has(chart) && (chart.toJson === Chart.prototype.toJson || this.ownToJson(chart));
  }

  // Not before validation: a validation may still add a dependency.
  get #resolved(): Dependencies {
    return (this.#dependencies ??= new Dependencies(this.#tree));
  }
}

/** The objects of a chart of another app, which a subclass may count among its charts. */
function objectsElsewhere(chart: Chart): readonly ApiObject[] {
  const constructs = new DependencyGraph(chart.node).topology();
  return constructs.filter((construct) => ApiObject.isApiObject(construct)).filter((object) => object.chart === chart);
}
