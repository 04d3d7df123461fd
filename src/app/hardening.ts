import { Construct } from 'constructs';
import { defined } from '../construct/objects';
import { StoreVolume } from '../construct/store';
import { describe, refuse, refuseByRule } from '../construct/construct-path';
import { driverOf, sourceDriver } from '../drivers/lookup';
import { checkContainerProfile, checkPodProfile, Data, list, PROFILE_VOLUMES, record } from './restricted-profile';

/** Options of `StatefulApp.hardened`. */
export interface HardenedOptions {
  /**
   * The user of all containers; not 0.
   *
   * @default - that of the pod or container; else, for the app's own container, the one that its image's program writes as
   * (`cdk8s-stateful explain IMAGE`); else the image's, which must be a number and not 0
   */
  readonly runAsUser?: number;

  /**
   * The group of all containers.
   *
   * @default - that of the pod or container; else, for the app's own container where no user is given, that of its image's program
   */
  readonly runAsGroup?: number;

  /**
   * The group that may write to the volumes, for stores that honour one.
   *
   * @default - that of the pod's security context; else, where no user is given, that of the program of the app's own image;
   * needed where the pod has a claim
   */
  readonly fsGroup?: number;

  /**
   * Paths that the app's own container writes to, apart from its stores; each becomes an emptyDir.
   *
   * @default - none: nothing but the stores can be written to
   */
  readonly writablePaths?: string[];
}

/** The security context of a hardened pod. Keeps the given values, and refuses those that the profile forbids. */
export function hardenedPod(constructPath: string, spec: Data, options: HardenedOptions): Data {
  const { runAsUser, runAsGroup, fsGroup } = options;
  const given = defined(record(spec['securityContext']));
  for (const [name, id] of Object.entries({ runAsUser, runAsGroup, fsGroup }))
    checkId(constructPath, name, id, given[name]);
  checkPodProfile(constructPath, spec);
  return {
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    ...defined({ runAsUser, runAsGroup, fsGroup }),
    ...given,
  };
}

/** The security context of a hardened container. Keeps the given values, and refuses those that the profile forbids. */
export function hardenedContainer(constructPath: string, container: Data, user: Data = {}): Data {
  checkContainerProfile(constructPath, container);
  const given = defined(record(container['securityContext']));
  const capabilities = record(given['capabilities']);
  const drop = list(capabilities['drop']);
  return {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    ...user,
    ...given,
    capabilities: { ...capabilities, drop: drop.includes('ALL') ? drop : [...drop, 'ALL'] },
  };
}

/** The ids that the image's program writes as; undefined where a user is given, or none is known. */
export function usersOf(spec: Data, container: Data, options: HardenedOptions): ImageIds | undefined {
  const pod = record(spec['securityContext']);
  const own = record(container['securityContext']);
  const isGiven = [options.runAsUser, options.runAsGroup, pod['runAsUser'], own['runAsUser'], pod['runAsGroup']];
  if (isGiven.some((id) => id !== undefined) || typeof container['image'] !== 'string') return undefined;
  // Loaded on first use, because the table of images is large.
  const { imageUser } = require('../images/user') as typeof import('../images/user');
  const user = imageUser(container['image']);
  if (user === undefined) return undefined;
  const { uid, gid } = user;
  // Files of the image may belong to group 0; those of a volume should belong to another.
  const fsGroup = pod['fsGroup'] === undefined ? (options.fsGroup ?? (gid === 0 ? uid : gid)) : undefined;
  return { container: { runAsUser: uid, runAsGroup: gid }, fsGroup };
}

/** User and groups that a known image needs. */
export interface ImageIds {
  /** Those of the container. */
  readonly container: Data;
  /** That of the pod's volumes; undefined where the pod has one. */
  readonly fsGroup: number | undefined;
}

/** Refuses a volume that the profile forbids or no fsGroup makes writable, unless the scope acknowledges that rule. */
export function checkHardenedVolume(
  scope: Construct,
  constructPath: string,
  name: string,
  volume: StoreVolume,
  podContext: Data,
): void {
  const source = volume.source ?? {};
  const forbidden = Object.keys(source).find((kind) => !PROFILE_VOLUMES.includes(kind));
  if (forbidden !== undefined) {
    refuseByRule(
      scope,
      constructPath,
      'pod-security-volume',
      `volume ${name} is a ${forbidden}, which the restricted profile forbids in a pod; give a PersistentStore, or an EphemeralStore`,
    );
  }
  const isClaim = volume.claimTemplate !== undefined || 'persistentVolumeClaim' in source || 'ephemeral' in source;
  if (!isClaim || volume.block === true) return;
  const driver = volume.driver === undefined ? sourceDriver(source) : driverOf(volume.driver);
  if (driver?.fsGroupPolicy !== 'None') {
    if (podContext['fsGroup'] !== undefined) return;
    refuseByRule(
      scope,
      constructPath,
      'nonroot-no-fsgroup',
      `volume ${name} has no fsGroup, and without one only root may write to a new volume; give hardened({ fsGroup: 1000 }), or the group of the image's user`,
    );
  } else if (driver.kinds.includes('directory')) {
    refuseByRule(
      scope,
      constructPath,
      'fsgroup-ignored',
      `volume ${name} is a ${driver.name}, whose files Kubernetes never gives to an fsGroup, so that a container that isn't root can't write to them; give storage that honours one, e.g. Storage.local or Storage.dynamic`,
    );
  }
}

function checkId(constructPath: string, name: string, id: number | undefined, given: unknown): void {
  if (id === undefined) return;
  if (!Number.isInteger(id) || id < (name === 'runAsUser' ? 1 : 0) || id > 2_147_483_647) {
    refuse(constructPath, `${name} ${describe(id)} is not allowed; give the number of one that isn't root, e.g. 1000`);
  }
  if (given !== undefined && given !== id) {
    refuse(
      constructPath,
      `${name} ${id} differs from ${describe(given)} of the pod's security context; give one of them`,
    );
  }
}
