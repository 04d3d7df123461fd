import { dnsLabelProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { isStore, IStore, StoreVolume } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';
import { addTo, EMPTY } from '../inventory/lists';

/** What becomes of a pod's volumes: each taken by the part of the manifest that lists it. */
export interface PodParts {
  /** Whether a rule of the checks is allowed where the pod is made. */
  isAllowed(rule: string): boolean;
  /** Refuses a store that the pod may not have. */
  checkStore(constructPath: string, store: PodStore): void;
  takeVolumes(volumes: readonly Record<string, unknown>[]): void;
  takeClaimTemplate(constructPath: string, template: Readonly<Record<string, unknown>>): void;
  takeChecksums(checksums: string): void;
}

/** A store among the volumes of a pod. */
export interface PodStore {
  readonly store: IStore;
  readonly name: string;
  readonly volume: StoreVolume;
}

/** The volumes of a pod: each store once, whoever mounts it. */
export class PodVolumes {
  #volumes: Record<string, unknown>[] = EMPTY;
  #stores: PodStore[] = EMPTY;
  #checksums: readonly string[] = EMPTY;
  readonly #parts: PodParts;

  public constructor(parts: PodParts) {
    this.#parts = parts;
  }

  /** Whether a rule of the checks is allowed where the pod is made. */
  public isAllowed(rule: string): boolean {
    return this.#parts.isAllowed(rule);
  }

  /** What the store brings to a pod. */
  public describe(constructPath: string, store: IStore): StoreVolume {
    if (!isStore(store)) {
      refuse(
        constructPath,
        `the store ${describe(store)} is not allowed; give a store, e.g. new PersistentStore(…) or EphemeralStore.emptyDir()`,
      );
    }
    return store.toVolume();
  }

  /** The name of the volume: the given one, else that of the store in this pod, else the store's own, else made of the path. */
  public nameFor(
    constructPath: string,
    store: IStore,
    volume: StoreVolume,
    path: string,
    given: string | undefined,
  ): string {
    const name = given === undefined ? this.#nameOf(store) : undefined;
    if (name !== undefined) return name;
    if (volume.claimTemplate !== undefined && volume.name !== undefined) {
      if (given !== undefined && given !== volume.name) {
        refuse(
          constructPath,
          `volumeName ${describe(given)} is not allowed; a claim template and its volume have one name: give it to the ReplicaStore`,
        );
      }
      return volume.name;
    }
    if (given !== undefined) return checkedName(constructPath, 'volumeName', given, dnsLabelProblem);
    return this.#madeName(constructPath, volume.name ?? path);
  }

  /** Lists the store, where the pod doesn't yet. */
  public add(constructPath: string, store: IStore, volume: StoreVolume, name: string): void {
    const listed = this.#stores.find((other) => other.name === name);
    if (listed?.store === store) return;
    if (listed !== undefined)
      refuse(
        constructPath,
        `volume name ${describe(name)} is taken by another store of the pod; give this one a volumeName`,
      );
    const listing: PodStore = { store, name, volume };
    this.#parts.checkStore(constructPath, listing);
    if (volume.claimTemplate !== undefined) this.#parts.takeClaimTemplate(constructPath, volume.claimTemplate);
    else {
      this.#volumes = addTo(this.#volumes, { name, ...volume.source });
      this.#parts.takeVolumes(this.#volumes);
    }
    this.#stores = addTo(this.#stores, listing);
    if (volume.checksum !== undefined) this.addChecksums([volume.checksum]);
  }

  /** The stores of the pod, with the names of their volumes. */
  public get stores(): readonly PodStore[] {
    return this.#stores;
  }

  /** Notes digests of settings that the pod reads. */
  public addChecksums(checksums: readonly string[]): void {
    if (checksums.length > 0) this.#checksums = [...new Set([...this.#checksums, ...checksums])].sort();
    if (this.#checksums.length > 0) this.#parts.takeChecksums(this.#checksums.join(','));
  }

  #nameOf(store: IStore): string | undefined {
    return this.#stores.find((other) => other.store === store)?.name;
  }

  #madeName(constructPath: string, from: string): string {
    const name = from
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const problem = dnsLabelProblem(name);
    if (problem !== undefined)
      refuse(
        constructPath,
        `the volume name made of ${describe(from)}, ${describe(name)}, ${problem}; give a volumeName`,
      );
    return name;
  }
}
