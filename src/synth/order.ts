import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { cycleError } from './cycle';
import { Group } from './dependencies';
import type { Dependencies, Target } from './dependencies';
import type { Tree, Vertex } from './tree';

const ARRAY_INDEX_LIMIT = 2 ** 32 - 1;

/**
 * The charts of an app, each after its dependencies, otherwise in preorder. Takes time in proportion to the number of
 * constructs and dependencies.
 *
 * @throws Error with the cycle, where the dependencies of constructs form one.
 */
export function sortedCharts(tree: Tree, dependencies: Dependencies): readonly Chart[] {
  const app = tree.constructs[0];
  if (dependencies.isEmpty)
    return objectKeyOrder([...tree.charts], (chart) => chart.node.scope === app && isArrayIndex(chart));
  const [root] = tree.vertices;
  if (root === undefined) return [];
  const vertices = objectKeyOrder(tree.vertices, ({ parent, construct }) => parent === root && isArrayIndex(construct));
  return new Sort(dependencies, root, vertices).run().flatMap(({ asChart }) => asChart ?? []);
}

/**
 * The objects of a chart without those of charts in it, each after its dependencies.
 *
 * @throws Error with the cycle, where the dependencies of constructs form one.
 */
export function sortedObjects(tree: Tree, dependencies: Dependencies, chart: Chart): readonly ApiObject[] {
  if (dependencies.isEmpty) return tree.objectsOf(chart);
  const root = tree.vertexOf(chart);
  if (root === undefined) return [];
  const vertices = new Sort(dependencies, root, tree.subtree(root)).run();
  return vertices.flatMap(({ chart: owner, asObject }) => (owner === root && asObject !== undefined ? asObject : []));
}

interface Visit {
  readonly target: Target;
  readonly next: readonly Target[];
  position: number;
}

class Sort {
  readonly #sorted: Vertex[] = [];
  readonly #open = new Set<Target>();
  readonly #done = new Set<Target>();

  constructor(
    private readonly dependencies: Dependencies,
    private readonly root: Vertex,
    private readonly vertices: readonly Vertex[],
  ) {}

  run(): Vertex[] {
    const needed = this.#needed();
    for (const vertex of this.vertices) if (!needed.has(vertex)) this.#visit(vertex);
    if (this.#sorted.length !== this.vertices.length) throw this.#cycle();
    return this.#sorted;
  }

  /** The vertices that others depend on: the search reaches them from these. */
  #needed(): Set<Vertex> {
    const needed = new Set<Vertex>();
    const groups = new Map<Group, { readonly first: Vertex; isComplete: boolean }>();
    for (const source of this.vertices) {
      for (const target of this.dependencies.of(source)) {
        if (!(target instanceof Group)) {
          if (this.root.contains(target)) needed.add(target);
          continue;
        }
        const known = groups.get(target);
        if (known?.isComplete === true || known?.first === source) continue;
        // A source that is a member doesn't depend on itself, but the group's second source depends on it.
        groups.set(target, { first: source, isComplete: known !== undefined || !target.has(source) });
        for (const member of this.#members(target, source)) needed.add(member);
      }
    }
    return needed;
  }

  #members(group: Group, source?: Vertex): Vertex[] {
    if (!this.root.contains(group.target) && !group.target.contains(this.root)) return [];
    return group.members.filter((member) => member !== source && this.root.contains(member));
  }

  #cycle(): Error {
    const preorder = [...this.vertices].sort((one, other) => one.start - other.start);
    return cycleError(preorder.map((vertex) => ({ vertex, targets: this.#expanded(vertex) })));
  }

  #expanded(source: Vertex): Set<Vertex> {
    const targets = this.dependencies
      .of(source)
      .flatMap((target) => (target instanceof Group ? this.#members(target, source) : [target]));
    return new Set(targets.filter((target) => this.root.contains(target)));
  }

  #visit(start: Vertex): void {
    const visits: Visit[] = [];
    const enter = (target: Target): void => {
      if (this.#done.has(target)) return;
      if (this.#open.has(target)) throw this.#cycle();
      this.#open.add(target);
      visits.push({ target, next: this.#next(target), position: 0 });
    };
    enter(start);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = visit.next[visit.position++];
      if (next !== undefined) {
        enter(next);
        continue;
      }
      visits.pop();
      this.#leave(visit.target);
    }
  }

  #leave(target: Target): void {
    this.#open.delete(target);
    this.#done.add(target);
    if (!(target instanceof Group)) this.#sorted.push(target);
  }

  #next(target: Target): readonly Target[] {
    if (target instanceof Group) return this.#members(target);
    return this.dependencies.of(target).flatMap((next): readonly Target[] => {
      if (!(next instanceof Group)) return this.root.contains(next) ? [next] : [];
      // A member of the group depends on its other members.
      return next.has(target) ? this.#members(next, target) : [next];
    });
  }
}

/** cdk8s keeps constructs in an object, by path, and JavaScript objects have integer keys first. */
function objectKeyOrder<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly T[] {
  const first = items.filter(isFirst);
  return first.length === 0 ? items : [...first, ...items.filter((item) => !isFirst(item))];
}

function isArrayIndex({ node }: IConstruct): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(node.id) && Number(node.id) < ARRAY_INDEX_LIMIT;
}
