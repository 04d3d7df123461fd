import { dnsLabelProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { describe, refuse } from '../construct/construct-path';
import { ClaimReference } from './volume-object';

/** Options of a binding in which the volume names the claim. */
export interface StaticBindingOptions {
  /**
   * The namespace of the claim, where its manifest has none.
   *
   * @default - the namespace in the metadata of the claim, else the chart's
   */
  readonly claimNamespace?: string;
}

/**
 * How a claim and the volume made with it are bound.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 *
 * @example
 *
 * new PersistentStore(this, 'store', {
 *   capacity: Size.gibibytes(1),
 *   storage: Storage.hostPath('/data'),
 *   binding: StaticBinding.bothSides({ claimNamespace: 'shop' }),
 * });
 */
export class StaticBinding {
  /**
   * The claim names the volume, and the volume names the claim where its namespace is known.
   *
   * @param options the namespace of the claim
   */
  public static bothSides(options: StaticBindingOptions = {}): StaticBinding {
    return new StaticBinding('bothSides', true, options);
  }

  /** The claim names the volume. */
  public static claimNamesVolume(): StaticBinding {
    return new StaticBinding('claimNamesVolume', true, undefined);
  }

  /**
   * The volume names the claim, whose namespace must be known.
   *
   * @param options the namespace of the claim
   */
  public static volumeNamesClaim(options: StaticBindingOptions = {}): StaticBinding {
    return new StaticBinding('volumeNamesClaim', false, options);
  }

  /** Neither names the other: the claim binds to any volume of its class, modes and size. */
  public static none(): StaticBinding {
    return new StaticBinding('none', false, undefined);
  }

  /** @internal */
  public readonly _claimNamesVolume: boolean;

  readonly #factory: string;
  readonly #options: StaticBindingOptions | undefined;

  private constructor(factory: string, claimNamesVolume: boolean, options: StaticBindingOptions | undefined) {
    this._claimNamesVolume = claimNamesVolume;
    this.#factory = `StaticBinding.${factory}`;
    this.#options = copy(options);
  }

  /**
   * The namespace of the claim; undefined where it isn't known.
   *
   * @param own the namespace in the metadata of the claim or its chart
   * @internal
   */
  public _namespaceAt(constructPath: string, own: string | undefined): string | undefined {
    if (this.#options === undefined) return own;
    checkProps(`${constructPath}: ${this.#factory}`, 'StaticBindingOptions', this.#options);
    const { claimNamespace } = this.#options;
    if (claimNamespace === undefined) return own;
    checkClaimNamespace(constructPath, 'claimNamespace', claimNamespace, own);
    return claimNamespace;
  }

  /**
   * The claimRef of the volume. There is none where the namespace isn't known: without one it never binds.
   *
   * @internal
   */
  public _claimRefAt(constructPath: string, name: string, namespace: string | undefined): ClaimReference | undefined {
    if (this.#options === undefined) return undefined;
    if (namespace !== undefined) return { namespace, name };
    if (this._claimNamesVolume) return undefined;
    refuse(
      constructPath,
      `${this.#factory} needs the claim's namespace; give it { claimNamespace }, give metadata: { namespace }, or a namespace to the chart`,
    );
  }
}

/** Refuses the namespace in a claimRef that isn't a name, or differs from the claim's own. */
export function checkClaimNamespace(constructPath: string, what: string, given: string, own: string | undefined): void {
  checkedName(constructPath, what, given, dnsLabelProblem);
  if (own === undefined || own === given) return;
  refuse(
    constructPath,
    `${what} ${describe(given)} differs from the namespace ${describe(own)} of the claim; give one`,
  );
}
