/** A synthesis looks at objects where they are held, and leaves rules out that have nothing to look for: it finds the same. */
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { allRules } from '../../src/check/run';
import type { Json, JsonObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';
import { build, programs } from '../property/programs';
import { mutated, mutations } from '../support/mutations';
import type { Mutation } from '../support/mutations';
import { appOf, atSynthesis, theLongWay } from '../support/short-ways';

const HOUR = 3_600_000;
const SAMPLES: readonly (readonly JsonObject[])[] = allRules().flatMap(({ bad, good }) =>
  [bad, good].map((text) => readManifests('sample.yaml', text()).manifests.map(({ data }) => data)),
);

/** Changes one place of an object of a program by a patch; a patch that can't be applied is taken back. */
function patch(objects: readonly ApiObject[], { object: index, at, value }: Mutation): void {
  const object = objects[index % objects.length];
  if (object === undefined) return;
  const places = placesOf(object.toJson() as Json).slice(1);
  const place = places[at % places.length];
  if (place === undefined || place === '/kind' || place === '/apiVersion') return;
  object.addJsonPatch(at % 5 === 0 ? JsonPatch.remove(place) : JsonPatch.replace(place, value));
}

function placesOf(value: Json, place = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [place];
  const inner = Object.entries(value as Readonly<Record<string, Json>>);
  return [
    place,
    ...inner.flatMap(([key, one]) => placesOf(one, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
  ];
}

test(
  'the same is found in 40,000 mutations of the manifests of rules',
  () => {
    let found = 0;
    let looked = 0;
    const steps = fc.array(mutations, { minLength: 1, maxLength: 4 });
    const property = fc.property(fc.constantFrom(...SAMPLES), steps, (sample, changes) => {
      const app = appOf(mutated(sample, changes));
      if (app === undefined) return;
      const short = atSynthesis(app);
      expect(short).toEqual(theLongWay(app));
      looked++;
      found += short.length;
    });
    fc.assert(property, { numRuns: 40_000, seed: 20261130 });
    expect(looked).toBeGreaterThan(20_000);
    expect(found).toBeGreaterThan(looked);
  },
  HOUR,
);

test(
  'the same is found in 20,000 programs, of which objects are patched',
  () => {
    let found = 0;
    const steps = fc.array(mutations, { maxLength: 2 });
    const property = fc.property(programs(), steps, (program, changes) => {
      const app = new App();
      build(program, new Chart(app, 'chart'));
      const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
      for (const change of changes) patch(objects, change);
      const short = atSynthesis(app);
      expect(short).toEqual(theLongWay(app));
      found += short.length;
    });
    fc.assert(property, { numRuns: 20_000, seed: 20261130 });
    expect(found).toBeGreaterThan(20_000);
  },
  HOUR,
);
