import { dnsLabelProblem } from '../api/names';
import type { Manifest } from '../inventory/manifest';
import { isCovered } from './kinds/covered';
import { INHERITED } from './names';

/**
 * The id of the chart: the most common prefix of the objects' names, so that names follow from ids; else the name of the app.
 *
 * @param taken ids of charts in other programs that write to the same folder
 */
export function chartIdOf(manifests: readonly Manifest[], appName: string, taken: readonly string[] = []): string {
  const best = bestId(manifests, appName);
  let id = [best, appName].find((one) => !taken.includes(one)) ?? best;
  for (let count = 2; taken.includes(id); count++) id = `${best}-${count}`;
  return id;
}

function bestId(manifests: readonly Manifest[], appName: string): string {
  const covered = manifests.filter(isCovered);
  const counts = new Map<string, number>();
  for (const { name } of covered) for (const stem of stemsOf(name)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  let best = INHERITED.includes(appName) ? 'app' : appName;
  let most = Math.max(counts.get(appName) ?? 0, covered.length / 2);
  for (const [stem, count] of counts) {
    const isLonger = count === most && best !== appName && stem.length > best.length;
    if (INHERITED.includes(stem) || dnsLabelProblem(stem) !== undefined || !(count > most || isLonger)) continue;
    best = stem;
    most = count;
  }
  return best;
}

/** The prefixes of a name: `shop`, `shop-db` and `shop-db-data` for the last. */
function stemsOf(name: string): readonly string[] {
  const parts = name.split('-');
  return parts.map((_, end) => parts.slice(0, end + 1).join('-'));
}
