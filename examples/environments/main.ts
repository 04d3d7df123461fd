// Writes every environment to a folder of its own: `npm run synth:environments`.
import { join } from 'node:path';
import { appOf, environments } from './environments';

for (const environment of Object.values(environments)) {
  const app = appOf(environment, join('dist', 'environments', environment.name));
  app.synth();
  console.log(app.outdir);
}
