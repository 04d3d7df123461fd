// Writes each stage of the story app, its way from a laptop to a cloud, and what survives what to dist: `npm run synth`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { places } from './laptop-to-cloud';
import { stages } from './story-stages';
import { storySurvival } from './story-survival';

for (const [name, build] of Object.entries({ ...stages, ...places })) {
  const app = new App();
  build(new Chart(app, name));
  app.synth();
  console.log(`${app.outdir}/${name}.k8s.yaml`);
}
const table = join(new App().outdir, 'story-survival.md');
writeFileSync(table, storySurvival());
console.log(table);
