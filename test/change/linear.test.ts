/** Twice the objects are twice the work: counted in how often the code of `src` runs, which no machine makes faster or slower. */
import { stringify } from 'yaml';
import { objects } from '../../bench/programs/story.cjs';
import { changesBetween } from '../../src/change/between';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import { countRuns } from '../count-runs';

const runs = countRuns(/\/src\/(?:change|check|inventory|api|drivers|images)\//);

type Edit = (text: string, number: number) => string;

function inventoryOfApps(apps: number, edit: Edit): Inventory {
  const texts = Array.from({ length: apps }, (_, number) =>
    objects(number)
      .map((object) => edit(stringify(object), number))
      .filter((text) => text !== ''),
  );
  return new Inventory(readManifests('apps.yaml', texts.flat().join('---\n')).manifests);
}

function work(apps: number, edit: Edit): number {
  const [before, after] = [inventoryOfApps(apps, (text) => text), inventoryOfApps(apps, edit)];
  runs();
  const { objects: changed } = changesBetween(before, after);
  expect(changed.length).toBeGreaterThanOrEqual(apps);
  return runs();
}

const isKind = (text: string, kind: string): boolean => text.includes(`kind: ${kind}\n`);

test.each<[string, Edit]>([
  ['another version of each image', (text) => text.replace('kub-data-demo:1', 'kub-data-demo:2')],
  ['another name of each claim', (text) => text.replaceAll('-pvc', '-data')],
  ['claims and volumes that are gone', (text) => (text.includes('kind: PersistentVolume') ? '' : text)],
  ['more replicas', (text) => (isKind(text, 'Deployment') ? text.replace('replicas: 2', 'replicas: 3') : text)],
])('changes of twice the apps take twice the work: %s', (_, edit) => {
  work(10, edit);
  const [once, twice] = [work(100, edit), work(200, edit)];
  expect(once).toBeGreaterThan(100 * 50);
  expect(twice / once).toBeLessThan(2.05);
});
