import { buildSync } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { objects } from './programs/story.cjs';

/** The input of helm and kustomize, made once per number of apps. */
export interface Inputs {
  /** A chart whose one template ranges over the apps. */
  helm(apps: number): string;
  /** A folder with a file for each object. */
  kustomize(apps: number): string;
  /** A program bundled into one file. */
  bundle(program: string): string;
}

export function inputsIn(folder: string): Inputs {
  const made = new Set<string>();
  const once = (path: string, make: (path: string) => void): string => {
    if (!made.has(path)) make(path);
    made.add(path);
    return path;
  };
  return {
    helm: (apps) =>
      once(join(folder, `helm-${apps}`), (path) => {
        writeHelm(path, apps);
      }),
    kustomize: (apps) =>
      once(join(folder, `kustomize-${apps}`), (path) => {
        writeKustomize(path, apps);
      }),
    bundle: (program) =>
      once(join(folder, `bundled-${basename(program)}`), (path) => {
        buildSync({
          entryPoints: [program],
          outfile: path,
          bundle: true,
          minifySyntax: true,
          minifyWhitespace: true,
          platform: 'node',
          logLevel: 'warning',
        });
      }),
  };
}

/** Writes a Helm chart whose template repeats the story app. */
function writeHelm(path: string, apps: number): void {
  mkdirSync(join(path, 'templates'), { recursive: true });
  writeFileSync(join(path, 'Chart.yaml'), stringify({ apiVersion: 'v2', name: 'stories', version: '0.1.0' }));
  writeFileSync(join(path, 'values.yaml'), stringify({ apps }));
  const app = objects(0)
    .map((object) => `---\n${stringify(object)}`)
    .join('')
    .replaceAll('story-0', 'story-{{ $number }}');
  writeFileSync(
    join(path, 'templates/stories.yaml'),
    `{{- range $number := until (int .Values.apps) }}\n${app}{{- end }}\n`,
  );
}

function writeKustomize(path: string, apps: number): void {
  mkdirSync(path, { recursive: true });
  const resources: string[] = [];
  for (let number = 0; number < apps; number++) {
    for (const object of objects(number)) {
      const file = `${object.kind}-${object.metadata.name}.yaml`;
      writeFileSync(join(path, file), stringify(object));
      resources.push(file);
    }
  }
  writeFileSync(join(path, 'kustomization.yaml'), stringify({ resources }));
}
