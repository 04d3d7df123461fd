import { Chart } from 'cdk8s';
import { Checks, FastApp } from '../../src';
import { TAKEN } from '../support/taken-programs';
import { type Manifests, manifestsOf } from './manifests';

/** Programs that look wrong, but that the constructs accept. */
export function takenPrograms(): readonly Manifests[] {
  return Object.entries(TAKEN).map(([name, build]) => {
    const app = new FastApp();
    Checks.configure(app, { only: [] });
    build(new Chart(app, 'taken'));
    return manifestsOf(name, app.synthYaml());
  });
}
