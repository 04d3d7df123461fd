import { dnsLabelProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { isStore, IStore, StoreVolume } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';
import { addTo, EMPTY } from '../inventory/lists';

/** The manifest of a pod, in which its stores are listed. */
export interface PodManifest {
  /** Whether the pod's construct, or one around it, acknowledges a rule of the checks. */
  isAllowed(rule: string): boolean;
  /** Refuses a store that the pod can't have. */
  checkStore(constructPath: string, store: PodStore): void;
  setVolumes(volumes: readonly Record<string, unknown>[]): void;
  addClaimTemplate(constructPath: string, template: Readonly<Record<string, unknown>>): void;
  setChecksums(checksums: string): void;
}

/** A store among the volumes of a pod. */
export interface PodStore {
  readonly store: IStore;
  readonly name: string;
  readonly volume: StoreVolume;
}

/** The volumes of a pod: each store once, also where several containers mount it. */
export class PodVolumes {
  #volumes: Record<string, unknown>[] = EMPTY;
  #stores: PodStore[] = EMPTY;
  #checksums: readonly string[] = EMPTY;
  readonly #manifest: PodManifest;

  public constructor(manifest: PodManifest) {
    this.#manifest = manifest;
  }

  public isAllowed(rule: string): boolean {
    return this.#manifest.isAllowed(rule);
  }

  /** The store as a volume of a pod. */
  public volumeOf(constructPath: string, store: IStore): StoreVolume {
    if (!isStore(store)) {
      refuse(
        constructPath,
        `the store ${describe(store)} is not allowed; give a store, e.g. new PersistentStore(…) or EphemeralStore.emptyDir()`,
      );
    }
    return store.toVolume();
  }

  /** The name of the volume: the given one, else that of the store in this pod, else the store's own, else made from the path. */
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
    return this.#nameFrom(constructPath, volume.name ?? path);
  }

  /** Lists the store, unless the pod does already. */
  public add(constructPath: string, store: IStore, volume: StoreVolume, name: string): void {
    const listed = this.#stores.find((other) => other.name === name);
    if (listed?.store === store) return;
    if (listed !== undefined)
      refuse(
        constructPath,
        `volume name ${describe(name)} is taken by another store of the pod; give this one a volumeName`,
      );
    const listing: PodStore = { store, name, volume };
    this.#manifest.checkStore(constructPath, listing);
    if (volume.claimTemplate !== undefined) this.#manifest.addClaimTemplate(constructPath, volume.claimTemplate);
    else {
      this.#volumes = addTo(this.#volumes, { name, ...volume.source });
      this.#manifest.setVolumes(this.#volumes);
    }
    this.#stores = addTo(this.#stores, listing);
    if (volume.checksum !== undefined) this.addChecksums([volume.checksum]);
  }

  /** The stores of the pod, with the names of their volumes. */
  public get stores(): readonly PodStore[] {
    return this.#stores;
  }

  /** Adds checksums of settings that the pod reads. */
  public addChecksums(checksums: readonly string[]): void {
    if (checksums.length > 0) this.#checksums = [...new Set([...this.#checksums, ...checksums])].sort();
    if (this.#checksums.length > 0) this.#manifest.setChecksums(this.#checksums.join(','));
  }

  #nameOf(store: IStore): string | undefined {
    return this.#stores.find((other) => other.store === store)?.name;
  }

  #nameFrom(constructPath: string, from: string): string {
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
