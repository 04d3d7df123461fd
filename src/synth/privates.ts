import type { ApiObject, ApiObjectMetadataDefinition, App, JsonPatch } from 'cdk8s';
import type { IConstruct, IValidation, Node } from 'constructs';

// All that is read here of what cdk8s and constructs keep to themselves. TypeScript knows the names, not the types.

interface ObjectPrivates {
  readonly props: Readonly<Record<string, unknown>>;
  readonly patches: readonly JsonPatch[];
}

interface MetadataPrivates {
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

interface NodePrivates {
  readonly _children: Readonly<Record<string, IConstruct>>;
  readonly _dependencies: ReadonlySet<unknown>;
  readonly _validations: readonly IValidation[];
  addChild(child: IConstruct, name: string): void;
}

export function privatesOfObject(object: ApiObject): ObjectPrivates {
  return object as unknown as ObjectPrivates;
}

export function privatesOfMetadata(metadata: ApiObjectMetadataDefinition): MetadataPrivates {
  return metadata as unknown as MetadataPrivates;
}

export function privatesOfApp(app: App): AppPrivates {
  return app as unknown as AppPrivates;
}

export function privatesOfNode(node: Node): NodePrivates {
  return node as unknown as NodePrivates;
}
