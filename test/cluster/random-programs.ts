import { ApiObject, Chart } from 'cdk8s';
import fc from 'fast-check';
import { FastApp } from '../../src/synth/fast-app';
import { build, programs } from '../property/programs';
import { type Manifests, manifestsOf } from './manifests';
import { buildStatic, staticPrograms } from './static-programs';

const SEED = { seed: 8 };

/** What random programs emit, the same at each run: half of them the property tests', half with a volume for each claim. */
export function randomPrograms(count: number): readonly Manifests[] {
  const half = Math.ceil(count / 2);
  return [
    ...fc.sample(programs(), { ...SEED, numRuns: half }).map((program, index) => {
      return emitted(`program-${index}`, (chart) => build(program, chart));
    }),
    ...fc.sample(staticPrograms(), { ...SEED, numRuns: half }).map((program, index) => {
      const build = (chart: Chart): void => {
        buildStatic(program, chart);
      };
      return emitted(`static-${index}`, build, program.namespace);
    }),
  ];
}

/** The YAML of a program that our own checks let through. */
function emitted(name: string, build: (chart: Chart) => unknown, namespace?: string): Manifests {
  const app = new FastApp();
  const chart = new Chart(app, name, { namespace });
  build(chart);
  return manifestsOf(name, chart.node.findAll().some((one) => ApiObject.isApiObject(one)) ? app.synthYaml() : '');
}
