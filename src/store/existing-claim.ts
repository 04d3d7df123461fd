import { IConstruct, Construct } from 'constructs';
import { checkReference, emptyNameProblem, referencedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { IStore, StoreVolume } from '../construct/store';
import { storeName } from '../construct/store-name';
import { futureConstructPath } from '../construct/construct-path';

/** A claim that containers mount, made by this program or not. */
export interface IPersistentStore extends IConstruct, IStore {
  /** The name of the PersistentVolumeClaim. */
  readonly claimName: string;
}

/** Options of a claim as a volume of pods. */
export interface ExistingClaimOptions {
  /**
   * The name of the volume in pods, where a mount gives it no `volumeName`.
   *
   * @default - the name of the claim
   */
  readonly name?: string;

  /**
   * Whether the claim is read-only in pods, also where a mount isn't.
   *
   * @default - not set: they may write
   */
  readonly readOnly?: boolean;
}

/** The name of a claim, given as a store or by name. */
export function claimNameOf(constructPath: string, what: string, store: string | IPersistentStore): string {
  return referencedName(constructPath, what, store, 'claimName', emptyNameProblem);
}

/** The volume source of a claim in a pod. */
export function claimSource(claimName: string, readOnly?: boolean): NonNullable<StoreVolume['source']> {
  return { persistentVolumeClaim: readOnly === undefined ? { claimName } : { claimName, readOnly } };
}

/** A claim that this program doesn't make. */
export class ExistingClaim extends Construct implements IPersistentStore {
  public readonly claimName: string;

  readonly #volume: StoreVolume;

  public constructor(scope: Construct, id: string, claimName: string, options: ExistingClaimOptions) {
    const constructPath = futureConstructPath('PersistentStore', scope, id);
    checkReference(scope, constructPath, 'claimName', claimName);
    checkProps(constructPath, 'ExistingClaimOptions', options);
    const name = storeName(constructPath, options) ?? claimName;
    super(scope, id);
    this.claimName = claimName;
    this.#volume = { name, source: claimSource(claimName, options.readOnly) };
  }

  public toVolume(): StoreVolume {
    return this.#volume;
  }
}
