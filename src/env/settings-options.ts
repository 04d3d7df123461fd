import { ApiObjectMetadata } from 'cdk8s';
import { Rollout } from './rollout';

/** Options that `EnvConfig` and `EnvSecret` have in common. */
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
   * A folder on disk whose files are read at synth, without its subfolders.
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
   * Whether the content can't be changed: the object can only be replaced.
   *
   * @default - not set: it may be changed
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
   */
  readonly immutable?: boolean;

  /**
   * How a change of the settings restarts the pods that read them.
   *
   * @default - not at all: running pods keep the variables that they started with
   */
  readonly rollout?: Rollout;
}
