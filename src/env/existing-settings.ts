import type { EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkReference } from '../construct/names';
import { IStore, StoreVolume } from '../construct/store';
import { describe, refuse, futureConstructPath } from '../construct/construct-path';
import { EnvSource, EnvSourceOptions } from './env-source';
import { FilesOptions } from './files';
import type { KnownKeys } from './known-keys';
import { SettingsKind } from './setting';
import { EnvValueOptions, ISettings, SettingsReader } from './settings-reader';

/** Settings in an object that this program doesn't make. */
export class ExistingSettings extends Construct implements ISettings {
  public readonly name: string;
  readonly #reader: SettingsReader;

  /**
   * @param type the name of the public class, for messages
   * @param name the object's name; of type unknown, because programs in JavaScript aren't type-checked
   * @param keys the keys, where they are known
   */
  public constructor(type: string, scope: Construct, id: string, kind: SettingsKind, name: unknown, keys?: KnownKeys) {
    const constructPath = futureConstructPath(type, scope, id);
    if (typeof name !== 'string')
      refuse(constructPath, `the name ${describe(name)} is not allowed; give the object's name`);
    checkReference(scope, constructPath, 'name', name);
    super(scope, id);
    this.name = name;
    this.#reader = new SettingsReader(constructPath, { kind, name }, keys);
  }

  public value(key: string, options?: EnvValueOptions): EnvValue {
    return this.#reader.value(key, options);
  }

  public all(prefix?: string, options?: EnvSourceOptions): EnvSource {
    return this.#reader.all(prefix, options);
  }

  public files(options?: FilesOptions): IStore {
    return this.#reader.files(options);
  }

  public toVolume(): StoreVolume {
    return this.#reader.toVolume();
  }
}

/** The name of an object of another library, e.g. of cdk8s-plus; refuses one of another kind. */
export function nameOf(constructPath: string, kind: 'ConfigMap' | 'Secret', object: unknown): unknown {
  if (typeof object !== 'object' || object === null || !('name' in object)) return undefined;
  if ('kind' in object && object.kind !== kind)
    refuse(constructPath, `the ${String(object.kind)} ${describe(object.name)} is not allowed; give a ${kind}`);
  return object.name;
}
