import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFolder } from '../cli/files';

const YAML = JSON.stringify(require.resolve('yaml'));

/**
 * Renders like kustomize: resources and bases with a prefix, images of pods and patches of one field, with an annotation of each
 * object's origin.
 */
const KUBECTL = `
const { readFileSync, existsSync, statSync } = require('node:fs');
const { join, relative } = require('node:path');
const { parse, parseAllDocuments, stringify } = require(${YAML});
const [verb, root] = process.argv.slice(2);
if (verb !== 'kustomize') { console.error('unknown verb'); process.exit(1); }
function build(folder) {
  const file = join(folder, 'kustomization.yaml');
  const { resources = [], namePrefix = '', nameSuffix = '', commonLabels, patches = [], namespace, configMapGenerator = [], images = [] } = parse(readFileSync(file, 'utf8'));
  const objects = resources.flatMap((resource) => {
    const path = join(folder, resource);
    if (statSync(path).isDirectory()) return build(path);
    return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
      const object = document.toJS();
      object.metadata.annotations = { ...object.metadata.annotations, 'config.kubernetes.io/origin': 'path: ' + relative(root, path) + '\\n' };
      return object;
    });
  });
  for (const { name } of configMapGenerator)
    objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: name + '-8mc42', annotations: { 'config.kubernetes.io/origin': 'configuredIn: ' + relative(root, file) + '\\n' } } });
  for (const { path, patch: written } of patches) {
    const patch = parse(written ?? readFileSync(join(folder, path), 'utf8'));
    for (const object of objects)
      if (object.kind === patch.kind && object.metadata.name === patch.metadata.name) Object.assign(object.spec, patch.spec);
  }
  for (const object of objects) {
    object.metadata.name = namePrefix + object.metadata.name + nameSuffix;
    if (commonLabels) object.metadata.labels = { ...object.metadata.labels, ...commonLabels };
    if (namespace) object.metadata.namespace = namespace;
    for (const container of object.spec?.containers ?? [])
      for (const { name, newName, newTag, digest } of images)
        if (container.image.replace(/[:@].*/, '') === name)
          container.image = newName + (digest ? '@' + digest : ':' + (newTag ?? container.image.split(':')[1]));
  }
  return objects;
}
try { process.stdout.write(build(root).map((object) => '---\\n' + stringify(object)).join('')); }
catch (error) { console.error('error: ' + error.message); process.exit(1); }
`;

/** Renders the templates of a chart with values, each below the comment with which helm names its source. */
const HELM = `
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require(${YAML});
const args = process.argv.slice(2);
const [release, chart] = args.slice(args.indexOf('--') + 1);
const option = (name) => args.filter((arg) => arg.startsWith('--' + name + '=')).map((arg) => arg.slice(name.length + 3));
const { name, kubeVersion } = parse(readFileSync(join(chart, 'Chart.yaml'), 'utf8'));
const [cluster = '1.20'] = option('kube-version');
if (kubeVersion !== undefined && !kubeVersion.includes(cluster)) {
  console.error('Error: chart requires kubeVersion: ' + kubeVersion + ' which is incompatible with Kubernetes v' + cluster + '.0');
  process.exit(1);
}
let values = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'));
for (const file of option('values')) values = { ...values, ...parse(readFileSync(file, 'utf8')) };
for (const [key, value] of option('set').map((text) => text.split('='))) values[key] = value;
for (const file of readdirSync(join(chart, 'templates'))) {
  const text = readFileSync(join(chart, 'templates', file), 'utf8')
    .replace(/\\{\\{ \\.Values\\.(\\w+) \\}\\}/g, (_, key) => { if (values[key] === undefined) { console.error('Error: execution error: ' + key + ' is required'); process.exit(1); } return values[key]; })
    .replaceAll('{{ .Release.Name }}', release)
    .replaceAll('{{ .Release.Namespace }}', option('namespace')[0] ?? 'default');
  process.stdout.write('---\\n# Source: ' + name + '/templates/' + file + '\\n' + text);
}
`;

/** `kubectl kustomize` and helm in reduced form, as programs of Node. */
export const PROGRAMS = { kubectl: KUBECTL, helm: HELM } as const;

/** Makes a folder with a test's programs the only one on PATH; returns a function that restores PATH. */
export function onlyOnPath(folder: TestFolder, programs: Readonly<Record<string, string>>): () => void {
  const before = process.env['PATH'];
  for (const [name, code] of Object.entries(programs))
    chmodSync(folder.write(join('bin', name), `#!${process.execPath}\n${code}`), 0o755);
  folder.write('bin/none', '');
  process.env['PATH'] = join(folder.path, 'bin');
  return () => {
    process.env['PATH'] = before;
  };
}
