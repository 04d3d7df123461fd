/** A synthesis looks at objects where they are held, and leaves rules out that have nothing to look for: it finds the same. */
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import type { Finding } from '../../src/check/finding';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { Json, JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { readManifests } from '../../src/inventory/read';
import { Survey } from '../../src/inventory/survey';
import { surveyTree } from '../../src/inventory/tree';
import { build, programs } from '../property/programs';
import { mutated, mutations } from '../support/mutations';
import type { Mutation } from '../support/mutations';

const HOUR = 3_600_000;
const RULES = allRules();
const SAMPLES: readonly (readonly JsonObject[])[] = RULES.flatMap(({ bad, good }) =>
  [bad, good].map((text) => readManifests('sample.yaml', text()).manifests.map(({ data }) => data)),
);

/** What is found where; some messages list keys, which cdk8s puts in another order. */
function sorted(findings: readonly Finding[]): readonly string[] {
  return findings
    .map(({ rule, severity, manifest, path }) => `${severity} ${rule} ${manifest?.title ?? ''} ${path}`)
    .sort();
}

function atSynthesis(app: App): readonly string[] {
  const { manifests, survey } = surveyTree(app);
  return sorted(runChecks(new Inventory(manifests, {}, survey)));
}

/** What every rule finds in what cdk8s itself makes of the objects. */
function theLongWay(app: App): readonly string[] {
  const manifests = app.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((object) => new Manifest(object.toJson() as JsonObject, object.node));
  const survey = Survey.of(manifests);
  for (const { appliesTo } of RULES) for (const word of appliesTo) survey.words.add(word);
  return sorted(runChecks(new Inventory(manifests, {}, survey)));
}

/** The objects, or undefined where cdk8s refuses one. */
function appOf(objects: readonly JsonObject[]): App | undefined {
  const app = new App();
  const chart = new Chart(app, 'chart');
  try {
    objects.forEach((object, at) => new ApiObject(chart, `object-${String(at)}`, object as never));
    for (const object of app.node.findAll()) if (ApiObject.isApiObject(object)) object.toJson();
    return app;
  } catch {
    return undefined;
  }
}

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
