import { ApiObjectMetadata } from 'cdk8s';
import { Rollout } from './rollout';

/** What an `EnvConfig` and an `EnvSecret` have in common: name, files on disk, and what becomes of changes. */
export interface SettingsOptions {
  /**
   * The name of the object.
   *
   * @default - the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * Labels, annotations and other metadata of the object.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Files on disk, read at synth; the key is the file's name.
   *
   * @default - none
   */
  readonly files?: string[];

  /**
   * A folder on disk whose files are read at synth; folders in it are not.
   *
   * @default - none
   */
  readonly folder?: string;

  /**
   * A `.env` file on disk (`NAME=value` lines), read at synth.
   *
   * @default - none
   */
  readonly envFile?: string;

  /**
   * Whether the API server refuses changes of the content; such an object can only be replaced.
   *
   * @default - not set: it may be changed
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
   */
  readonly immutable?: boolean;

  /**
   * How the pods that read the settings come to run with changed ones.
   *
   * @default - not at all: running pods keep the variables that they started with
   */
  readonly rollout?: Rollout;
}
