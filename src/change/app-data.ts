import { groupBy } from '../check/group';
import type { KnownData } from '../check/known-data';
import { knownData } from '../check/known-data';
import { outlivesPod } from '../check/volume-backing';
import type { Inventory } from '../inventory/inventory';
import type { Comparison } from './comparison';

/** The main data directory of a program in both versions. */
export interface AppData {
  readonly before: KnownData;
  readonly after: KnownData;
}

/** The programs in both versions of an app, with data directories that are known for certain. */
export function appData(comparison: Comparison): readonly AppData[] {
  return pairs(comparison).filter(({ before, after }) => before.certain && after.certain);
}

/** The programs whose files outlive their pods, even if a tag doesn't tell the version; one for each container. */
export function keptAppData(comparison: Comparison): readonly AppData[] {
  const kept = pairs(comparison).filter(({ before, after }) => isKept(before) && isKept(after));
  return [...new Map(kept.map((pair) => [pair.after.container, pair])).values()];
}

function pairs({ before, after, workloads }: Comparison): readonly AppData[] {
  const [old, next] = [before, after].map((inventory) =>
    groupBy(mainData(inventory), ({ container }) => container.pod.workload),
  );
  return workloads.flatMap((pair) =>
    (next?.get(pair.after) ?? []).flatMap((data) => {
      const { container, image } = data;
      return (old?.get(pair.before) ?? [])
        .filter((one) => one.container.name === container.name && one.image.title === image.title)
        .map((one) => ({ before: one, after: data }));
    }),
  );
}

function mainData(inventory: Inventory): readonly KnownData[] {
  return knownData(inventory).filter(({ directory, role }) => directory.name === undefined && role !== 'cache');
}

/** Whether the files of a directory outlive the pod. */
export function isKept({ mount }: KnownData): boolean {
  return mount?.volume !== undefined && outlivesPod(mount.volume) && !mount.readOnly;
}
