import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { programs } from '../../examples/published';
import type { Manifests } from './manifests';
import { manifestsOf, readAll } from './manifests';

/** The output of the examples' programs. */
const FOLDER = 'dist';

/** The manifests of the examples, and the current output of the published programs. */
export function exampleManifests(): readonly Manifests[] {
  const written = readdirSync(FOLDER).filter((name) => name !== 'published' && !name.endsWith('.md'));
  return [
    ...written.flatMap((name) => readAll(join(FOLDER, name))),
    ...Object.entries(programs).map(([name, build]) => {
      const app = new App();
      build(app);
      return manifestsOf(name, app.synthYaml());
    }),
  ];
}
