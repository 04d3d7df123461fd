import type { ApiObject, ApiObjectMetadataDefinition, App, JsonPatch } from 'cdk8s';
import type { IConstruct, IValidation, Node } from 'constructs';
import { debug } from './debug';

// The only file that reads private fields of cdk8s and constructs. Other versions may not have them, so each function
// checks them, and returns undefined where they aren't as expected: callers fall back to cdk8s's own code.

interface ObjectPrivates {
  readonly props: Readonly<Record<string, unknown>>;
  readonly patches: readonly JsonPatch[];
}

export interface MetadataPrivates {
  readonly _additionalAttributes: Readonly<Record<string, unknown>>;
  readonly annotations: object;
  readonly finalizers: object;
  readonly ownerReferences: object;
  readonly labels: object;
}

interface AppPrivates {
  readonly recordConstructMetadata: boolean;
  writeConstructMetadata(objects: readonly ApiObject[]): void;
}

/** Up to constructs 10.4.4 these fields always exist, since 10.4.5 from their first use. */
interface NodePrivates {
  readonly _children?: Readonly<Record<string, IConstruct>>;
  readonly _dependencies?: ReadonlySet<unknown>;
  readonly _validations?: readonly IValidation[];
}

interface ChildAdder {
  addChild(child: IConstruct, name: string): void;
}

export function privatesOfObject(object: ApiObject): ObjectPrivates | undefined {
  const privates = object as unknown as ObjectPrivates;
  return ifKnown(
    isObject(privates.props) && Array.isArray(privates.patches),
    privates,
    'what cdk8s keeps of an ApiObject',
  );
}

export function privatesOfMetadata(metadata: ApiObjectMetadataDefinition): MetadataPrivates | undefined {
  const privates = metadata as unknown as MetadataPrivates;
  const isKnown =
    isObject(privates._additionalAttributes) &&
    isObject(privates.annotations) &&
    isObject(privates.finalizers) &&
    isObject(privates.labels) &&
    isObject(privates.ownerReferences);
  return ifKnown(isKnown, privates, 'what cdk8s keeps of metadata');
}

export function privatesOfApp(app: App): AppPrivates | undefined {
  const privates = app as unknown as AppPrivates;
  const isKnown =
    typeof privates.recordConstructMetadata === 'boolean' && typeof privates.writeConstructMetadata === 'function';
  return ifKnown(isKnown, privates, 'what cdk8s keeps of an App');
}

export function privatesOfNode(node: Node): NodePrivates | undefined {
  let isKnown = knownNodes.get(node.constructor);
  if (isKnown === undefined)
    knownNodes.set(node.constructor, (isKnown = hasKnownFields(node.constructor as NodeClass)));
  return ifKnown(isKnown, node as unknown as NodePrivates, 'what constructs keeps of a node');
}

/** The method by which a construct is added to its scope. */
export function childAdderOf(node: Node): ChildAdder | undefined {
  const adder = node as unknown as ChildAdder;
  return ifKnown(typeof adder.addChild === 'function', adder, 'how constructs adds a child');
}

function ifKnown<Privates>(isKnown: boolean, privates: Privates, what: string): Privates | undefined {
  if (isKnown) return privates;
  debug(`${what} isn't known for the installed version; cdk8s's own code is used, which is slower`);
  return undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

type NodeClass = new (host: { node?: Node }, scope: { node: Node } | undefined, id: string) => Node;

/** Whether the fields of a Node class are known. A program may have several copies of constructs. */
const knownNodes = new WeakMap<object, boolean>();

/** Uses the fields of a new node, since they may not exist before their first use. */
function hasKnownFields(Class: NodeClass): boolean {
  try {
    const node = new Class({}, undefined, '');
    const scope = { node };
    const child: { node?: Node } = {};
    child.node = new Class(child, scope, 'child');
    const validation = { validate: () => [] };
    node.addValidation(validation);
    node.addDependency(scope);
    const { _children, _dependencies, _validations } = node as unknown as NodePrivates;
    return (
      Object.keys(_children ?? {}).join() === 'child' &&
      Object.is(_children?.['child'], child) &&
      _dependencies instanceof Set &&
      _dependencies.has(scope) &&
      Array.isArray(_validations) &&
      _validations[0] === validation
    );
  } catch {
    return false;
  }
}
