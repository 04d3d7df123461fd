import { ApiObject, App, Chart } from 'cdk8s';
import type { Finding } from '../../src/check/finding';
import { allRules, runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import type { JsonObject } from '../../src/inventory/json';
import { Manifest } from '../../src/inventory/manifest';
import { Survey } from '../../src/inventory/survey';
import { surveyTree } from '../../src/inventory/tree';

/** Findings with their places, without messages: some list keys, which cdk8s sorts differently. */
function sorted(findings: readonly Finding[]): readonly string[] {
  return findings
    .map(({ rule, severity, manifest, path }) => `${severity} ${rule} ${manifest?.title ?? ''} ${path}`)
    .sort();
}

/** Findings of a synthesis, which checks objects in memory, with only the rules that apply to them. */
export function atSynthesis(app: App): readonly string[] {
  const { manifests, survey } = surveyTree(app);
  return sorted(runChecks(new Inventory(manifests, {}, survey)));
}

/** Findings of all rules in the output of cdk8s. */
export function theLongWay(app: App): readonly string[] {
  const manifests = app.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((object) => new Manifest(object.toJson() as JsonObject, object.node));
  const survey = Survey.of(manifests);
  for (const { appliesTo } of allRules()) for (const word of appliesTo) survey.names.add(word);
  return sorted(runChecks(new Inventory(manifests, {}, survey)));
}

/** An app with the objects; undefined where cdk8s refuses one. */
export function appOf(objects: readonly JsonObject[]): App | undefined {
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
