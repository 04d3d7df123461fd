import { ApiObject, Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A construct with its place in the tree. */
export class Vertex {
  /** The chart that it belongs to: itself, if it is one. */
  readonly chart: Vertex | undefined;
  /** The construct, if it is a chart. */
  readonly asChart: Chart | undefined;
  /** The construct, if it is an API object. */
  readonly asObject: ApiObject | undefined;
  /** What follows its subtree, in preorder: the subtree is `start` up to, and without, `end`. */
  end: number;

  constructor(
    readonly construct: IConstruct,
    readonly parent: Vertex | undefined,
    readonly start: number,
  ) {
    this.asChart = Chart.isChart(construct) ? construct : undefined;
    this.asObject = ApiObject.isApiObject(construct) ? construct : undefined;
    this.chart = this.asChart === undefined ? parent?.chart : this;
    this.end = start + 1;
  }

  contains(other: Vertex): boolean {
    return this.start <= other.start && other.start < this.end;
  }
}

/** All constructs of an app, in preorder, which is the order in which cdk8s looks at them. */
export class Tree {
  readonly root: Vertex;
  readonly vertices: Vertex[] = [];
  readonly #charts = new Map<IConstruct, Vertex>();
  #byConstruct: Map<IConstruct, Vertex> | undefined;

  constructor(app: App) {
    this.root = this.#add(app, undefined);
  }

  get charts(): Iterable<Vertex> {
    return this.#charts.values();
  }

  chartOf(chart: Chart): Vertex | undefined {
    return this.#charts.get(chart);
  }

  vertexOf(construct: IConstruct): Vertex | undefined {
    this.#byConstruct ??= new Map(this.vertices.map((vertex) => [vertex.construct, vertex]));
    return this.#byConstruct.get(construct);
  }

  subtree(vertex: Vertex): Vertex[] {
    return this.vertices.slice(vertex.start, vertex.end);
  }

  #add(construct: IConstruct, parent: Vertex | undefined): Vertex {
    const vertex = new Vertex(construct, parent, this.vertices.length);
    this.vertices.push(vertex);
    if (vertex.asChart !== undefined) this.#charts.set(construct, vertex);
    for (const child of construct.node.children) this.#add(child, vertex);
    vertex.end = this.vertices.length;
    return vertex;
  }
}
