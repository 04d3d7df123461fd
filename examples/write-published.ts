// Writes the published programs' manifests to dist/published: `npm run synth:published`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { programs } from './published';

const folder = join('dist', 'published');
mkdirSync(folder, { recursive: true });
for (const [name, build] of Object.entries(programs)) {
  const app = new App();
  build(app);
  const file = join(folder, `${name}.k8s.yaml`);
  writeFileSync(file, app.synthYaml());
  console.log(file);
}
