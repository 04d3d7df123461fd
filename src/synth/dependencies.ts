import { Chart } from 'cdk8s';
import { Tree, Vertex } from './tree';

/** The objects under a construct, as far as they belong to its chart: what a dependency on that construct means. */
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
 * What cdk8s's App makes of the dependencies of a tree, without writing it into the tree. Nor is anything multiplied:
 * where cdk8s adds a dependency for each pair of objects, the sources here share one list of groups.
 */
export class Dependencies {
  /** Whether a chart has to come after another one, which shows in the names of files. */
  readonly hasDependentCharts: boolean;
  /** Whether there is something that only cdk8s's own code handles as it does. */
  readonly isOdd: boolean;
  readonly #declared = new Map<Vertex, Set<Vertex>>();
  readonly #groups = new Map<Vertex, Group>();
  readonly #inherited = new Map<Vertex, readonly Group[]>();

  constructor(private readonly tree: Tree) {
    this.isOdd = !tree.isKnown || !this.#readDeclared();
    this.hasDependentCharts = !this.isOdd && this.#addCharts();
  }

  /** Whether nothing depends on anything, so that the order is that of the tree. */
  get isEmpty(): boolean {
    return this.#declared.size === 0;
  }

  /** What has to come before a vertex, in the order in which it is to be looked at. */
  of(vertex: Vertex): readonly Target[] {
    const declared = this.#declared.get(vertex);
    const inherited = vertex.asObject !== undefined ? this.#inheritedBy(vertex) : [];
    return declared === undefined ? inherited : [...declared, ...inherited];
  }

  /** False where a construct depends on itself, on one of another tree or, being outside of any chart, on anything. */
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

  /** A chart follows the charts right under it, and the charts of what is needed in it. */
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

  /** A dependency of a construct is one of every object in it that belongs to the same chart. */
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
