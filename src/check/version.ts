import type { ClusterFacts } from '../inventory/cluster';

/** Whether the cluster is older than a version (`1.32`), as far as its user says; a cluster of no known version is new. */
export function isOlder({ kubernetesVersion }: ClusterFacts, version: string): boolean {
  const [major, minor] = numbers(kubernetesVersion ?? '');
  const [thanMajor = 0, thanMinor = 0] = numbers(version);
  if (major === undefined || minor === undefined) return false;
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}

function numbers(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).slice(0, 2).map(Number);
}
