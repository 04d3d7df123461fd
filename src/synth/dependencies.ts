import { Chart } from 'cdk8s';
import { Tree, Vertex } from './tree';

/** The API objects under a construct that belong to its chart: a dependency on the construct is one on all of them. */
export class Group {
  constructor(
    readonly target: Vertex,
    readonly members: readonly Vertex[],
  ) {}

  has(vertex: Vertex): boolean {
    return vertex.asObject !== undefined && vertex.chart === this.target.chart && this.target.contains(vertex);
  }
}

export type Target = Vertex | Group;

/**
 * The dependencies between the charts and objects of a tree, as cdk8s's App resolves them. cdk8s adds a dependency to the
 * tree for each pair of objects; here the tree stays as it is, and objects share lists of groups.
 */
export class Dependencies {
  /** Whether a chart depends on another one; the names of files are numbered then. */
  readonly hasDependentCharts: boolean;
  /** Whether the tree has something that only cdk8s's own App can synthesize. */
  readonly needsStockApp: boolean;
  readonly #declared = new Map<Vertex, Set<Vertex>>();
  readonly #groups = new Map<Vertex, Group>();
  readonly #inherited = new Map<Vertex, readonly Group[]>();

  constructor(private readonly tree: Tree) {
    this.needsStockApp = !tree.isKnown || !this.#readDeclared();
    this.hasDependentCharts = !this.needsStockApp && this.#addCharts();
  }

  /** Whether there are no dependencies: the order is that of the tree. */
  get isEmpty(): boolean {
    return this.#declared.size === 0;
  }

  /** The direct dependencies of a vertex, in the order in which cdk8s visits them. */
  of(vertex: Vertex): readonly Target[] {
    const declared = this.#declared.get(vertex);
    const inherited = vertex.asObject !== undefined ? this.#inheritedBy(vertex) : [];
    return declared === undefined ? inherited : [...declared, ...inherited];
  }

  /** Returns false where a construct depends on itself or on another tree, or one of the two is outside of any chart. */
  #readDeclared(): boolean {
    for (const construct of this.tree.dependents) {
      const source = this.tree.vertexOf(construct);
      for (const dependency of construct.node.dependencies) {
        const target = this.tree.vertexOf(dependency);
        if (source === undefined || target === undefined || target === source) return false;
        if (source.chart === undefined || target.chart === undefined) return false;
        this.#declare(source, target);
      }
    }
    return true;
  }

  #declare(source: Vertex, target: Vertex): void {
    const targets = this.#declared.get(source);
    if (targets === undefined) this.#declared.set(source, new Set([target]));
    else targets.add(target);
  }

  /** Charts depend on charts directly under them, and on those of their constructs' dependencies. Returns whether any do. */
  #addCharts(): boolean {
    let found = false;
    for (const chart of this.tree.charts) {
      if (!Chart.isChart(chart.node.scope)) continue;
      const child = this.tree.vertexOf(chart);
      if (child?.parent === undefined) continue;
      this.#declare(child.parent, child);
      found = true;
    }
    for (const { source, target } of this.#pairs()) {
      if (source.chart === undefined || target.chart === undefined || source.chart === target.chart) continue;
      this.#declare(source.chart, target.chart);
      found = true;
    }
    return found;
  }

  #pairs(): { source: Vertex; target: Vertex }[] {
    const sources = [...this.#declared.keys()].sort((one, other) => one.start - other.start);
    return sources.flatMap((source) => [...(this.#declared.get(source) ?? [])].map((target) => ({ source, target })));
  }

  /** The dependencies of an object and of the constructs above it within its chart. */
  #inheritedBy(vertex: Vertex): readonly Group[] {
    const known = this.#inherited.get(vertex);
    if (known !== undefined) return known;
    const { parent } = vertex;
    const above = parent !== undefined && parent.chart === vertex.chart ? this.#inheritedBy(parent) : [];
    const own = [...(this.#declared.get(vertex) ?? [])].map((target) => this.#groupOf(target));
    const all = own.length === 0 ? above : [...above, ...own];
    this.#inherited.set(vertex, all);
    return all;
  }

  #groupOf(target: Vertex): Group {
    const known = this.#groups.get(target);
    if (known !== undefined) return known;
    const members = this.tree
      .subtree(target)
      .filter((vertex) => vertex.asObject !== undefined && vertex.chart === target.chart);
    const group = new Group(target, members);
    this.#groups.set(target, group);
    return group;
  }
}
