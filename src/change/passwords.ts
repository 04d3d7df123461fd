import { imageRows } from '../images/lookup';
import type { Manifest } from '../inventory/manifest';
import type { ConfigUse, Workload } from '../inventory/pods';
import { boundBytes } from '../survival/locate';
import { claimNames } from './claim-names';
import type { Comparison } from './comparison';
import { changedKeys, isCredential } from './settings';

/** Changed passwords of a Secret that a program reads whose files still have the old ones. */
export interface PasswordMismatch {
  readonly keys: readonly string[];
  readonly workload: Workload;
  /** The claims with the files, in words. */
  readonly claims: string;
  /** How to change it in the program, if the image is known. */
  readonly instead: string | undefined;
}

/** The mismatches by the new manifest of the Secret. */
export function passwordMismatches(comparison: Comparison): ReadonlyMap<Manifest, PasswordMismatch> {
  const changed = new Map<Manifest, readonly string[]>();
  for (const pair of comparison.keptOf('Secret')) {
    const keys = changedKeys(pair).filter(isCredential);
    if (keys.length > 0) changed.set(pair.after, keys);
  }
  const mismatches = new Map<Manifest, PasswordMismatch>();
  if (changed.size === 0) return mismatches;
  for (const { before, after: workload } of comparison.workloads) {
    if (before.manifest.key !== workload.manifest.key || workload.kind === 'Job' || workload.kind === 'CronJob')
      continue;
    for (const use of [...workload.pod.containers, ...workload.pod.volumes].flatMap(({ configs }) => configs)) {
      if (use.kind !== 'Secret' || use.by === 'imagePullSecret') continue;
      const target = comparison.after.targetOf(use);
      const keys = target === undefined ? undefined : changed.get(target);
      const read = keys?.filter((key) => use.key === undefined || use.key === key) ?? [];
      if (target === undefined || read.length === 0) continue;
      const claims = claimsOf(workload, comparison);
      if (claims === undefined) break;
      const known = mismatches.get(target);
      if (known === undefined) mismatches.set(target, { keys: read, workload, claims, instead: insteadOf(use) });
      else if (known.workload === workload)
        mismatches.set(target, { ...known, keys: [...new Set([...known.keys, ...read])] });
    }
  }
  return mismatches;
}

/** How to change a password in the program that reads it as a variable. */
function insteadOf({ container, path }: ConfigUse): string | undefined {
  if (container === undefined) return undefined;
  const name = container.env.find(({ config }) => config?.path.join('.') === path.join('.'))?.name;
  if (name === undefined) return undefined;
  const settings = imageRows(container.image).flatMap(({ firstStart = [] }) => firstStart);
  return settings.find(({ variables }) => variables.includes(name))?.instead;
}

/** The claims that a workload writes to, in words. */
function claimsOf({ manifest, pod }: Workload, { after }: Comparison): string | undefined {
  const names = pod.volumes.flatMap(({ claim, claimName, mounts, readOnly }) => {
    if (readOnly || claim?.kind === 'ephemeral' || !mounts.some((mount) => !mount.readOnly)) return [];
    if (claim?.kind === 'template') return [claimNames(claim, manifest)];
    const isEmpty = claim !== undefined && boundBytes(claim, after).noFilesReason !== undefined;
    return claimName === undefined || isEmpty ? [] : [claimName];
  });
  const [name] = names;
  if (name === undefined) return undefined;
  return `${names.length === 1 && !name.includes(' to ') ? 'claim' : 'claims'} ${names.join(', ')}`;
}
