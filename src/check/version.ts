import type { ClusterFacts } from '../inventory/cluster';

/** Whether the declared version of the cluster is older than another one, e.g. `1.32`; false if none is declared. */
export function isOlder({ kubernetesVersion }: ClusterFacts, version: string): boolean {
  const [major, minor] = numbers(kubernetesVersion ?? '');
  const [thanMajor = 0, thanMinor = 0] = numbers(version);
  if (major === undefined || minor === undefined) return false;
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
}

function numbers(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).slice(0, 2).map(Number);
}
