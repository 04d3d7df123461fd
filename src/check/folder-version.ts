import type { Manifest } from '../inventory/manifest';

/** Folder names such as `1.17`, `v1.10`, `1.17.x`, `k8s-1.15`, `kubernetes1.19` and `deploy-k8s-1.16`. */
const NAME = /^(?:(?:.*[-_])?(?:k8s|kube|kubernetes)[-_]?)?v?1\.(\d{1,2})(?:\.(?:\d+|x))?\+?$/i;

/** Whether the path of a manifest's file has its API version: `crd-v1beta1.yaml`, for clusters that need the old one. */
export function isNamedAfterVersion({ source, apiVersion }: Manifest): boolean {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return typeof source === 'string' && source.split(/[-_./\\]/).includes(version);
}

/** The minor version of Kubernetes in the name of the innermost such folder of a manifest's file. */
export function minorOfFolder({ source }: Manifest): number | undefined {
  if (typeof source !== 'string') return undefined;
  const folders = source.split(/[\\/]/).slice(0, -1);
  const minors = folders.flatMap((folder) => NAME.exec(folder)?.[1] ?? []);
  const last = minors.at(-1);
  return last === undefined ? undefined : Number(last);
}
