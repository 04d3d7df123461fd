import type { Manifest } from '../inventory/manifest';

/** `1.17`, `v1.10`, `1.17.x`, `k8s-1.15`, `kubernetes1.19` and `deploy-k8s-1.16` as a folder's name. */
const NAME = /^(?:(?:.*[-_])?(?:k8s|kube|kubernetes)[-_]?)?v?1\.(\d{1,2})(?:\.(?:\d+|x))?\+?$/i;

/** Whether a file, or a folder around it, is named after its objects' old version: `crd-v1beta1.yaml`, beside one of the new. */
export function isNamedAfterVersion({ source, apiVersion }: Manifest): boolean {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return typeof source === 'string' && source.split(/[-_./\\]/).includes(version);
}

/** The minor version of Kubernetes that a folder around a manifest's file is named after: who has such a cluster looks there. */
export function minorOfFolder({ source }: Manifest): number | undefined {
  if (typeof source !== 'string') return undefined;
  const folders = source.split(/[\\/]/).slice(0, -1);
  const minors = folders.flatMap((folder) => NAME.exec(folder)?.[1] ?? []);
  const last = minors.at(-1);
  return last === undefined ? undefined : Number(last);
}
