// Prints the manifest with which krew installs `kubectl stateful` from the npm tarball: `node scripts/krew.mjs TARBALL`.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dump } from 'js-yaml';

/** @see https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest/ */
function krewManifest(version, sha256) {
  return {
    apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
    kind: 'Plugin',
    metadata: { name: 'stateful' },
    spec: {
      version: `v${version}`,
      homepage: 'https://github.com/cdk8s-stateful/cdk8s-stateful',
      shortDescription: 'Say what becomes of the files of stateful apps',
      description:
        'Checks what runs, or manifests before they are applied, for storage mistakes; says what survives which\n' +
        'event, what a change does to the files, and how to get across with every file kept. Only reads.\n',
      caveats: 'Needs Node 20.12 or newer on the PATH.\n',
      platforms: [
        {
          selector: { matchExpressions: [{ key: 'os', operator: 'In', values: ['linux', 'darwin'] }] },
          uri: `https://registry.npmjs.org/cdk8s-stateful/-/cdk8s-stateful-${version}.tgz`,
          sha256,
          files: [{ from: 'package/*', to: '.' }],
          bin: 'bin/cdk8s-stateful',
        },
      ],
    },
  };
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const sha256 = createHash('sha256')
  .update(readFileSync(process.argv[2] ?? `build/packages/js/cdk8s-stateful@${version}.jsii.tgz`))
  .digest('hex');
process.stdout.write(dump(krewManifest(version, sha256), { lineWidth: -1 }));
