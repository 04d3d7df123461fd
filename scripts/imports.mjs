// Makes imports/*.ts from imports/crds/*.yaml. Nothing is downloaded.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const output = process.argv[2] ?? 'imports';
for (const crd of readdirSync('imports/crds').sort()) {
  const args = ['import', `imports/crds/${crd}`, '--output', output, '--no-save', '--check-upgrade=false'];
  execFileSync(process.execPath, ['node_modules/cdk8s-cli/bin/cdk8s', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
