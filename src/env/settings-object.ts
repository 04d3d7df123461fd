import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { dnsSubdomainProblem } from '../api/names';
import { checkedName, objectName } from '../construct/names';
import { objectMetadata } from '../construct/objects';
import { Content, digest } from './content';
import { Rollout } from './rollout';
import { Settings, SettingsKind } from './setting';
import { SettingsOptions } from './settings-options';

/** The name, metadata and checksum of a ConfigMap or Secret before its construct is made. */
export interface SettingsObject extends Settings {
  readonly metadata: ApiObjectMetadata;
}

/** Names the object and, as `rollout` says, puts a hash of its content into the name or the checksum. */
export function settingsObject(
  constructPath: string,
  scope: Construct,
  id: string,
  kind: SettingsKind,
  options: SettingsOptions,
  content: Content,
): SettingsObject {
  const { rollout } = options;
  const baseName = objectName(constructPath, scope, id, options.name);
  const name =
    rollout === Rollout.HASHED_NAME
      ? checkedName(constructPath, 'name', `${baseName}-${digest(content)}`, dnsSubdomainProblem)
      : baseName;
  const checksum = rollout === Rollout.CHECKSUM ? `${name}=${digest(content)}` : undefined;
  return { kind, name, metadata: objectMetadata(constructPath, name, options.metadata), checksum };
}
