// Runs the validation plugin as cdk8s.yaml asks for it, through the real command line of cdk8s.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CDK8S = resolve('node_modules/.bin/cdk8s');
const APP = `
const { mkdirSync, writeFileSync } = require('node:fs');
const spec = { accessModes: ['ReadWriteOnce'], storageClassName: 'gp4', resources: { requests: { storage: '1Gi' } } };
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec };
mkdirSync('dist', { recursive: true });
writeFileSync('dist/app.k8s.yaml', JSON.stringify(claim));
`;

/** @param folder a folder with the package in its node_modules */
export function runPlugin(folder) {
  const app = mkdtempSync(join(folder, 'plugin-'));
  writeFileSync(join(app, 'app.js'), APP);
  expectRun(app, 'gp4', 0, 'success');
  expectRun(app, 'gp3', 2, 'missing-storage-class');
  rmSync(app, { recursive: true });
  console.log('plugin: ran in cdk8s-cli; facts of the cluster came as properties, an error failed the synthesis');
}

function expectRun(cwd, storageClass, code, text) {
  const validation = {
    package: resolve(cwd, '../node_modules/cdk8s-stateful'),
    version: '0.1.0',
    class: 'StatefulValidation',
    properties: { only: ['missing-storage-class'], cluster: { storageClasses: [{ name: storageClass }] } },
  };
  const settings = { language: 'typescript', app: 'node app.js', imports: [], validations: [validation] };
  writeFileSync(join(cwd, 'cdk8s.yaml'), JSON.stringify(settings));
  const { status, stdout, stderr } = spawnSync(CDK8S, ['synth', '--check-upgrade=false'], { cwd, encoding: 'utf8' });
  if (status !== code || !stdout.includes(text))
    throw new Error(`cdk8s exits with ${status} instead of ${code}, or says nothing of ${text}:\n${stdout}${stderr}`);
}
