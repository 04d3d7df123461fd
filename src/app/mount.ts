import { stepsUp } from '../api/paths';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { isStore } from '../construct/store';
import { describe, refuse } from '../construct/construct-path';

/** Whether the mounts below a read-only mount are read-only too. */
export enum RecursiveReadOnly {
  /** They may be writable. */
  DISABLED = 'Disabled',
  /** They are, where the node can do it. */
  IF_POSSIBLE = 'IfPossible',
  /** They are; a pod on a node that can't do it fails. */
  ENABLED = 'Enabled',
}

/** Whether mounts made later are seen on the other side. */
export enum MountPropagation {
  /** Neither side sees the other's. */
  NONE = 'None',
  /** The container sees those of the node. */
  HOST_TO_CONTAINER = 'HostToContainer',
  /** Both see each other's; privileged containers only. */
  BIDIRECTIONAL = 'Bidirectional',
}

/** How a pod lists a store among its volumes. */
export interface VolumeEntryOptions {
  /**
   * The name of the volume in the pod.
   *
   * @default - the name of the claim, template or object of settings; else made of the mount path
   */
  readonly volumeName?: string;
}

/** How a container mounts a store. */
export interface MountOptions extends VolumeEntryOptions {
  /**
   * Whether the container may only read.
   *
   * @default - not set: it may write
   */
  readonly readOnly?: boolean;

  /**
   * A path in the store that is mounted instead of its root: relative, without `..`.
   *
   * @default - the root of the store
   */
  readonly subPath?: string;

  /**
   * As `subPath`, with variables of the container as `$(NAME)`.
   *
   * @default - the root of the store
   */
  readonly subPathExpr?: string;

  /**
   * Whether the mounts below this one are read-only too; needs `readOnly: true`.
   *
   * @default - not set: they may be writable
   */
  readonly recursiveReadOnly?: RecursiveReadOnly;

  /**
   * Whether mounts made later are seen on the other side.
   *
   * @default - not set: neither side sees the other's
   */
  readonly mountPropagation?: MountPropagation;
}

/** How a container mounts a store where its image keeps files. */
export interface DataMountOptions extends VolumeEntryOptions {
  /**
   * Which of the program's directories it is, by the name that `cdk8s-stateful explain IMAGE` prints: e.g. `wal`.
   *
   * @default - the main one
   */
  readonly directory?: string;
}

/** A mount as the API has it. */
export type MountData = Readonly<Record<string, unknown>> & { readonly name: string; readonly mountPath: string };

/** A mount as the API has it; refuses what the API server would. */
export function mountData(constructPath: string, mountPath: string, name: string, options: MountOptions): MountData {
  const { readOnly, subPath, subPathExpr, recursiveReadOnly, mountPropagation } = options;
  if (subPath !== undefined && subPathExpr !== undefined) {
    refuse(
      constructPath,
      `subPath ${describe(subPath)} and subPathExpr ${describe(subPathExpr)} are both given for ${mountPath}; give one`,
    );
  }
  checkSubPath(constructPath, 'subPath', subPath);
  checkSubPath(constructPath, 'subPathExpr', subPathExpr);
  if (recursiveReadOnly !== undefined && recursiveReadOnly !== RecursiveReadOnly.DISABLED) {
    if (readOnly !== true)
      refuse(
        constructPath,
        `recursiveReadOnly ${recursiveReadOnly} needs a read-only mount at ${mountPath}; give readOnly: true`,
      );
    if (mountPropagation !== undefined && mountPropagation !== MountPropagation.NONE) {
      refuse(
        constructPath,
        `recursiveReadOnly ${recursiveReadOnly} and mountPropagation ${mountPropagation} exclude each other at ${mountPath}; give MountPropagation.NONE`,
      );
    }
  }
  const fields = { name, mountPath, readOnly, subPath, subPathExpr, recursiveReadOnly, mountPropagation };
  return defined(fields) as MountData;
}

/** Refuses an empty path in a container. Relative ones are allowed: the kubelet resolves them from the root. */
export function containerPath(constructPath: string, what: string, path: unknown): string {
  if (typeof path !== 'string' || path === '')
    refuse(
      constructPath,
      `${what} ${describe(path)} is not allowed; give a path in the container${isStore(path) ? ' first, and the store behind it' : ''}, e.g. '/app/story'`,
    );
  return path;
}

/** Refuses unknown options of a mount. */
export function checkMountOptions(constructPath: string, options: MountOptions): void {
  checkProps(constructPath, 'MountOptions', options);
}

function checkSubPath(constructPath: string, what: string, path: string | undefined): void {
  if (path === undefined) return;
  if (path.startsWith('/') || stepsUp(path)) {
    refuse(
      constructPath,
      `${what} ${describe(path)} is not allowed; give a path in the store, relative and without '..', e.g. 'pgdata'`,
    );
  }
}
