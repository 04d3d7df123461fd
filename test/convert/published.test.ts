import { App } from 'cdk8s';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { programs } from '../../examples/published';
import { testFolder } from '../cli/files';
import { converted, objectsIn, objectsOf, sorted } from './programs';

const folder = testFolder();

const published = Object.entries(programs).map(([name, build]) => {
  const app = new App();
  build(app);
  return [name, app.synthYaml()] as const;
});

test.each(published)(
  '%s: all objects are made by constructs, exactly, also when the program is really run',
  (_, yaml) => {
    const conversion = converted(yaml);
    expect(conversion.objects.filter(({ reason }) => reason !== undefined)).toEqual([]);
    expect(conversion.lost).toEqual([]);
    expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml)));
  },
);

test('the programs are formatted as Prettier does it', () => {
  const files = published.map(([name, yaml]) => folder.write(`${name}.ts`, converted(yaml).program));
  const prettier = (...words: readonly string[]): string =>
    execFileSync(
      process.execPath,
      ['node_modules/prettier/bin/prettier.cjs', '--config', '.prettierrc.json', ...words],
      {
        encoding: 'utf8',
      },
    );
  expect(prettier('--list-different', ...files)).toBe('');
});

/** The comments of the manifests as they are published: each behind the first line that matches, or above it. */
const COMMENTS: Readonly<Record<string, readonly (readonly [line: RegExp, comment: string, above?: boolean])[]>> = {
  'P02-mysql-single-hostpath': [[/name: MYSQL_ROOT_PASSWORD/, 'Use secret in real usage', true]],
  'P06-configmap-env-and-files-a': [
    [/player_initial_lives: "3"/, 'property-like keys; each key maps to a simple value', true],
    [/game.properties: /, 'file-like keys', true],
    [/- name: PLAYER_INITIAL_LIVES/, 'Define the environment variable', true],
    [/- name: PLAYER_INITIAL_LIVES/, 'Notice that the case is different here'],
    [/valueFrom:/, 'from the key name in the ConfigMap.', true],
    [/name: game-demo$/, 'The ConfigMap this value comes from.'],
    [/key: player_initial_lives/, 'The key to fetch.'],
    [/volumes:/, 'You set volumes at the Pod level, then mount them into containers inside that Pod', true],
    [/configMap:/, 'Provide the name of the ConfigMap you want to mount.', true],
    [/items:/, 'An array of keys from the ConfigMap to create as files', true],
  ],
  'P07-secret-env-and-volume-a': [
    [/mountPath: /, 'name must match the volume name below', true],
    [/volumes:/, 'The secret data is exposed to Containers in the Pod through a Volume.', true],
  ],
  'P09-storageclass-low-latency': [
    [/reclaimPolicy: /, 'default value is Delete'],
    [/- discard/, 'this might enable UNMAP / TRIM at the block storage layer'],
    [/guaranteedReadWriteLatency: /, 'provider-specific'],
  ],
  'P10-ebs-static-provisioning': [
    [/kind: PersistentVolume$/, 'Copyright 2024 The Kubernetes Authors.', true],
    [/kind: PersistentVolume$/, 'SPDX-License-Identifier: Apache-2.0', true],
    [/storageClassName: ""/, 'Empty string must be explicitly set otherwise default StorageClass will be set'],
  ],
  'P11-nfs-csi-dynamic-deployment-a': [
    [
      /server: /,
      'csi.storage.k8s.io/provisioner-secret is only needed for providing mountOptions in DeleteVolume',
      true,
    ],
    [/server: /, 'csi.storage.k8s.io/provisioner-secret-name: "mount-options"', true],
    [/server: /, 'csi.storage.k8s.io/provisioner-secret-namespace: "default"', true],
    [/- ReadWriteMany/, 'In this example, multiple Pods consume the same PVC.'],
  ],
  'P11-nfs-csi-dynamic-deployment-b': [
    [/type: ClusterIP/, 'use "LoadBalancer" to get a public ip'],
    [/path: \/nfs-vol/, 'modify this to specify another path to store nfs share data'],
  ],
  'P12-hostpath-csi-snapshot-restore': [[/storageClassName: csi-hostpath-sc/, 'defined in csi-storageclass.yaml']],
  'P13-fluentd-daemonset-hostpath': [
    [/tolerations:/, 'these tolerations are to have the daemonset runnable on control plane nodes', true],
    [/tolerations:/, 'remove them if your control plane nodes should not run pods', true],
  ],
};

function withComments(name: string, yaml: string): string {
  const lines = yaml.split('\n');
  for (const [pattern, comment, above = false] of COMMENTS[name] ?? []) {
    const at = lines.findIndex((line) => pattern.test(line.replace(/ #.*/, '')));
    expect([comment, at]).not.toContain(-1);
    if (above) lines.splice(at, 0, `# ${comment}`);
    else lines.splice(at, 1, `${lines[at] ?? ''} # ${comment}`);
  }
  return lines.join('\n');
}

test.each(published)('%s: with its comments, the program is about as long as one by hand', (name, yaml) => {
  const byHand = readFileSync(`examples/published/${name}.ts`, 'utf8');
  const { program } = converted(withComments(name, yaml));
  for (const [, comment] of COMMENTS[name] ?? []) expect(program).toContain(comment);
  expect(program.length).toBeLessThanOrEqual(1.3 * byHand.length);
});

test('the same manifests give the same program', () => {
  for (const [, yaml] of published) expect(converted(yaml).program).toBe(converted(yaml).program);
});
