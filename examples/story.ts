// Writes each stage of the story app, and its way from a laptop to a cloud, to dist: `npm run synth`.
import { App, Chart } from 'cdk8s';
import { places } from './laptop-to-cloud';
import { stages } from './story-stages';

for (const [name, build] of Object.entries({ ...stages, ...places })) {
  const app = new App();
  build(new Chart(app, name));
  app.synth();
  console.log(`${app.outdir}/${name}.k8s.yaml`);
}
