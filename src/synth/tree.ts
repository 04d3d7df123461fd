import { ApiObject, Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { privatesOfNode } from './privates';
import { READ_ONLY_VALIDATIONS } from './validations';

/** A construct with its place in the tree. */
export class Vertex {
  /** The chart that it belongs to: itself, if it is one. */
  readonly chart: Vertex | undefined;
  /** The construct, if it is a chart. */
  readonly asChart: Chart | undefined;
  /** The construct, if it is an API object. */
  readonly asObject: ApiObject | undefined;
  /** The end, exclusive, of its subtree in preorder. */
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

/** All constructs of an app, and those with dependencies or validations, collected in one pass. */
export class Tree {
  /** In preorder, as cdk8s visits them. */
  readonly constructs: IConstruct[] = [];
  /** Those that declare dependencies. */
  readonly dependents: IConstruct[] = [];
  /** Those with validations. */
  readonly validated: IConstruct[] = [];
  /** Whether all nodes have the private fields that are read here: other versions of constructs may not. */
  isKnown = true;
  /** Whether a validation may change the tree. */
  mayChange = false;
  readonly #objects = new Map<Chart, ApiObject[]>();
  #places: ReadonlyMap<IConstruct, Vertex> | undefined;
  #vertices: readonly Vertex[] | undefined;

  constructor(app: App) {
    this.#add(app, undefined);
  }

  /** In preorder. */
  get charts(): Iterable<Chart> {
    return this.#objects.keys();
  }

  has(chart: Chart): boolean {
    return this.#objects.has(chart);
  }

  /** The objects of a chart, without those of charts in it, in preorder. */
  objectsOf(chart: Chart): readonly ApiObject[] {
    return this.#objects.get(chart) ?? [];
  }

  /** Each construct with its place, in preorder; created on first use. */
  get vertices(): readonly Vertex[] {
    return (this.#vertices ??= [...this.#byConstruct.values()]);
  }

  vertexOf(construct: IConstruct): Vertex | undefined {
    return this.#byConstruct.get(construct);
  }

  subtree(vertex: Vertex): Vertex[] {
    return this.vertices.slice(vertex.start, vertex.end);
  }

  #add(construct: IConstruct, above: ApiObject[] | undefined): void {
    this.constructs.push(construct);
    let objects = above;
    if (Chart.isChart(construct)) {
      objects = [];
      this.#objects.set(construct, objects);
    }
    if (ApiObject.isApiObject(construct)) objects?.push(construct);
    const privates = privatesOfNode(construct.node);
    if (privates === undefined) {
      this.isKnown = false;
      return;
    }
    const { _children, _dependencies, _validations } = privates;
    if (_dependencies !== undefined && _dependencies.size > 0) this.dependents.push(construct);
    if (_validations !== undefined && _validations.length > 0) {
      this.validated.push(construct);
      for (const validation of _validations) this.mayChange ||= !READ_ONLY_VALIDATIONS.has(validation);
    } else if (hasRefusedMethod(construct)) this.validated.push(construct);
    for (const id in _children) {
      const child = _children[id];
      if (child !== undefined) this.#add(child, objects);
    }
  }

  get #byConstruct(): ReadonlyMap<IConstruct, Vertex> {
    return (this.#places ??= placesOf(this.constructs));
  }
}

function placesOf(constructs: readonly IConstruct[]): ReadonlyMap<IConstruct, Vertex> {
  const places = new Map<IConstruct, Vertex>();
  for (const [start, construct] of constructs.entries()) {
    const { scope } = construct.node;
    places.set(construct, new Vertex(construct, scope && places.get(scope), start));
  }
  for (const { parent, end } of [...places.values()].reverse())
    if (parent !== undefined && parent.end < end) parent.end = end;
  return places;
}

/** Whether a construct has a method of earlier versions, for which `node.validate()` of constructs 10.3.0 refuses it. */
function hasRefusedMethod(construct: IConstruct): boolean {
  return (
    'validate' in construct ||
    'onValidate' in construct ||
    'synthesize' in construct ||
    'onSynthesize' in construct ||
    'prepare' in construct ||
    'onPrepare' in construct
  );
}
