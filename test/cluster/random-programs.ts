import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import fc from 'fast-check';
import { build, programs } from '../property/programs';
import { type Manifests, manifestsOf } from './manifests';

/** What the programs of the property tests emit; the same at each run. */
export function randomPrograms(count: number): readonly Manifests[] {
  return fc.sample(programs(), { numRuns: count, seed: 8 }).map((program, index) => {
    const chart = new Chart(new App(), `program-${index}`);
    build(program, chart);
    const objects = chart.node.findAll().filter((one) => ApiObject.isApiObject(one));
    return manifestsOf(`program-${index}`, objects.map((object) => Yaml.stringify(object.toJson())).join('---\n'));
  });
}
