import { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isStock, manifestOf } from '../synth/manifest';
import type { JsonObject } from './json';
import { Manifest } from './manifest';

/** The manifests of every API object below a construct, whoever made it, in the order of the tree. */
export function manifestsOf(scope: IConstruct): readonly Manifest[] {
  const { root } = scope.node;
  const read = root instanceof App && isStock(root) ? manifestOf : (object: ApiObject): unknown => object.toJson();
  const manifests: Manifest[] = [];
  const walk = (construct: IConstruct): void => {
    if (ApiObject.isApiObject(construct))
      manifests.push(new Manifest(read(construct) as JsonObject, construct.node.path));
    for (const child of construct.node.children) walk(child);
  };
  walk(scope);
  return manifests;
}
