/** What the views show of one text, or of two versions. */
import { changesBetween } from '../../src/change/between';
import { objectLines } from '../../src/change/report';
import { pictureOf } from '../../src/picture/picture';
import { delivered } from '../../src/plan/delivery';
import { composed, planBetween } from '../../src/plan/plan';
import { script } from '../../src/plan/report/script';
import { text } from '../../src/plan/report/text';
import { Inventory } from '../../src/inventory/inventory';
import type { Manifest } from '../../src/inventory/manifest';
import type { Event } from '../../src/survival/event';
import type { Shown, View } from './messages';
import type { Reading } from './reading';
import { MAX_FINDINGS, shownFindings } from './reading';

/** Containers whose files are drawn; a picture of more takes seconds each time. */
const MAX_CONTAINERS = 200;

const APPLY = 'kubectl apply -f new.yaml';

/** What a view shows of readings; undefined: nothing but the findings. */
export async function shownIn(view: View, readings: readonly Reading[], event: Event): Promise<Shown | undefined> {
  const last = readings.at(-1);
  if (last === undefined || view === 'findings') return undefined;
  if (view === 'survival') return picture(last, event);
  if (view === 'program') {
    // It needs cdk8s and all constructs, which nobody has to load who only looks at findings.
    const { programOf } = await import('./program');
    return programOf(last);
  }
  const [old, next] = comparable(readings);
  if (old === undefined || next === undefined)
    return { sentence: 'Put a new version beside the manifests to see what applying it does: Compare, above.' };
  return view === 'changes' ? changes(old, next) : plan(old, next);
}

function picture({ inventory, findings }: Reading, event: Event): Shown {
  const { containers } = inventory;
  if (containers.length === 0) return { sentence: 'No workload is here: nothing writes files.' };
  if (containers.length > MAX_CONTAINERS)
    return {
      sentence: `There are ${containers.length} containers; up to ${MAX_CONTAINERS} are drawn here. The command line draws all: cdk8s-stateful picture FILE`,
    };
  return { page: pictureOf([{ app: 'manifests', inventory }], findings.slice(0, MAX_FINDINGS), { event }) };
}

function changes(old: Inventory, next: Inventory): Shown {
  const { objects, findings } = changesBetween(old, next);
  if (objects.length + findings.length === 0) return { sentence: 'Nothing changes.' };
  return {
    changes: {
      objects: objectLines({ apps: [{ app: '', objects }], findings }).trimEnd(),
      findings: shownFindings(findings, 1),
    },
  };
}

function plan(old: Inventory, next: Inventory): Shown {
  const found = delivered(composed([planBetween(old, next)]), { apply: APPLY });
  return { plan: { steps: text(found), script: script(found, APPLY) } };
}

/** Both versions; where something of one can't be read, only what both have: the rest may be in that. */
function comparable([old, next]: readonly Reading[]): readonly Inventory[] {
  if (old === undefined || next === undefined) return [];
  if (old.isWhole && next.isWhole) return [old.inventory, next.inventory];
  return [inBoth(old.manifests, next.manifests), inBoth(next.manifests, old.manifests)];
}

function inBoth(manifests: readonly Manifest[], others: readonly Manifest[]): Inventory {
  const keys = new Set(others.map(({ key }) => key));
  return new Inventory(manifests.filter(({ key }) => keys.has(key)));
}
