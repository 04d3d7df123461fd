import { envNameProblem } from '../api/names';
import { refuse } from '../construct/construct-path';
import type { KnownKeys } from './known-keys';
import { Settings } from './setting';

/** Options of a set of variables. */
export interface EnvSourceOptions {
  /**
   * Whether a container starts without the ConfigMap or Secret.
   *
   * @default false - the container waits until the object exists
   */
  readonly optional?: boolean;
}

/**
 * All keys of an `EnvConfig` or `EnvSecret` as variables of a container. Made by `all()`.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 *
 * @example
 *
 * const config = new EnvConfig(this, 'config', { data: { LOG_LEVEL: 'info' } });
 * new StatefulApp(this, 'app', { image: 'example/app:1', envFrom: [config.all('APP_')] });
 */
export class EnvSource {
  /** @internal */
  public static _of(
    constructPath: string,
    settings: Settings,
    prefix: string | undefined,
    options: EnvSourceOptions = {},
    keys?: KnownKeys,
  ): EnvSource {
    const problem = prefix === undefined || prefix === '' ? undefined : envNameProblem(prefix);
    if (problem !== undefined) refuse(constructPath, `prefix ${JSON.stringify(prefix)} ${problem}`);
    const { optional } = options;
    return new EnvSource(
      {
        ...(prefix === undefined ? {} : { prefix }),
        [settings.kind.ref]: { name: settings.name, ...(optional === undefined ? {} : { optional }) },
      },
      settings.checksum,
      prefix ?? '',
      keys,
    );
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;
  /** @internal */
  public readonly _checksum: string | undefined;

  readonly #prefix: string;
  readonly #keys: KnownKeys | undefined;

  private constructor(
    data: Record<string, unknown>,
    checksum: string | undefined,
    prefix: string,
    keys: KnownKeys | undefined,
  ) {
    this._data = data;
    this._checksum = checksum;
    this.#prefix = prefix;
    this.#keys = keys;
  }

  /** @internal Whether it may define a variable: any with its prefix, where the keys aren't known. */
  public _mayHave(name: string): boolean {
    if (!name.startsWith(this.#prefix)) return false;
    return this.#keys === undefined || this.#keys.variables.includes(name.slice(this.#prefix.length));
  }

  /** @internal The value of a variable; undefined where it is secret or not known. */
  public _text(name: string): string | undefined {
    return this.#keys?.text?.[name.slice(this.#prefix.length)];
  }
}
