// Writes each stage of the story app to dist: `npm run synth`.
import { App, Chart } from 'cdk8s';
import { stages } from './story-stages';

for (const [name, build] of Object.entries(stages)) {
  const app = new App();
  build(new Chart(app, name));
  app.synth();
  console.log(`${app.outdir}/${name}.k8s.yaml`);
}
