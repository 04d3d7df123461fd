import { ApiObject, Chart } from 'cdk8s';
import fc from 'fast-check';
import { Checks } from '../../src';
import { runChecks } from '../../src/check/run';
import { asStrings, field } from '../../src/inventory/json';
import type { JsonObject } from '../../src/inventory/json';
import { FastApp } from '../../src/synth/fast-app';
import { build, programs } from '../property/programs';
import { objects, text } from './fields';
import { type Manifests, manifestsOf } from './manifests';
import { buildStatic, staticPrograms } from './static-programs';

const SEED = { seed: 8 };

/** The output of random programs, the same in each run: those of the property tests, and as many with a volume for each claim. */
export function randomPrograms(count: number): readonly Manifests[] {
  const half = { ...SEED, numRuns: Math.ceil(count / 2) };
  const any = fc.sample(programs(), half).map((program, index) => {
    return emitted(`program-${index}`, undefined, (chart) => build(program, chart));
  });
  const bound = fc.sample(staticPrograms(), half).map((program, index) => {
    return emitted(`static-${index}`, program.namespace, (chart) => {
      buildStatic(program, chart);
    });
  });
  return [...any, ...bound].filter((manifests) => manifests !== undefined);
}

/** The control plane of the tests has only IPv4 addresses, and no pod certificates. */
function lacksFeature({ objects: all, inventory }: Manifests): boolean {
  const certificates = inventory.volumes.flatMap(({ data }) => objects(data, 'projected', 'sources'));
  return all.some(wantsIpv6) || certificates.some((source) => source['podCertificate'] !== undefined);
}

function wantsIpv6(object: JsonObject): boolean {
  const families = asStrings(field(object, 'spec', 'ipFamilies'));
  return families.includes('IPv6') || text(object, 'spec', 'ipFamilyPolicy') === 'RequireDualStack';
}

/** The YAML of a program; undefined where it is empty, or the checks find an error. */
function emitted(name: string, namespace: string | undefined, build: (chart: Chart) => unknown): Manifests | undefined {
  const app = new FastApp();
  // The checks run below, without printing warnings.
  Checks.configure(app, { only: [] });
  const chart = new Chart(app, name, { namespace });
  build(chart);
  if (!chart.node.findAll().some((one) => ApiObject.isApiObject(one))) return undefined;
  const manifests = manifestsOf(name, app.synthYaml());
  const isWrong = runChecks(manifests.inventory).some(({ severity }) => severity === 'error');
  return isWrong || lacksFeature(manifests) ? undefined : manifests;
}
