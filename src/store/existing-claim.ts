import { IConstruct, Construct } from 'constructs';
import { dnsSubdomainProblem } from '../api/names';
import { checkedName, referencedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { whereWillBe } from '../construct/where';

/** A claim that containers mount: one made here, or one that the cluster has. */
export interface IPersistentStore extends IConstruct, IStore {
  /** The name of the PersistentVolumeClaim. */
  readonly claimName: string;
}

/** How pods get a claim, whoever made it. */
export interface ExistingClaimOptions {
  /**
   * Whether pods get the claim read-only, whatever their mounts say.
   *
   * @default - not set: they may write
   */
  readonly readOnly?: boolean;
}

/** The name of a claim, which may be a store or a name that the cluster knows. */
export function claimNameOf(where: string, what: string, store: string | IPersistentStore): string {
  return referencedName(where, what, store, 'claimName');
}

/** What a pod lists for a claim. */
export function claimVolume(claimName: string, readOnly?: boolean): StoreVolume {
  return { name: claimName, source: claimSource(claimName, readOnly) };
}

/** The source of a pod's volume that is a claim. */
export function claimSource(claimName: string, readOnly?: boolean): NonNullable<StoreVolume['source']> {
  return { persistentVolumeClaim: readOnly === undefined ? { claimName } : { claimName, readOnly } };
}

/** A claim that isn't made here. */
export class ExistingClaim extends Construct implements IPersistentStore {
  public readonly claimName: string;

  readonly #readOnly: boolean | undefined;

  public constructor(scope: Construct, id: string, claimName: string, options: ExistingClaimOptions) {
    const where = whereWillBe('PersistentStore', scope, id);
    checkedName(where, 'claimName', claimName, dnsSubdomainProblem);
    checkProps(where, 'ExistingClaimOptions', options);
    super(scope, id);
    this.claimName = claimName;
    this.#readOnly = options.readOnly;
  }

  public toVolume(): StoreVolume {
    return claimVolume(this.claimName, this.#readOnly);
  }
}
