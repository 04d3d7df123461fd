import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { appOf, environments } from '../../examples/environments/environments';
import { Manifest } from '../support/synth';

function manifestsOf(name: string): Manifest[] {
  const environment = environments[name];
  if (environment === undefined) throw new Error(`no environment ${name}`);
  return appOf(environment).charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

function podSpec(name: string): Record<string, unknown> {
  const workload = manifestsOf(name).find((manifest) => ['Deployment', 'StatefulSet'].includes(manifest.kind));
  return (workload?.['spec'] as { template: { spec: Record<string, unknown> } }).template.spec;
}

test('a laptop keeps the story in a directory of its node', () => {
  expect(podSpec('laptop')['volumes']).toEqual([
    { name: 'app-story', hostPath: { path: '/data', type: 'DirectoryOrCreate' } },
  ]);
  expect(manifestsOf('laptop').every((manifest) => manifest.metadata.namespace === undefined)).toBe(true);
});

test('staging claims a disk of the default class, which one pod at a time uses', () => {
  const claim = manifestsOf('staging').find((manifest) => manifest.kind === 'PersistentVolumeClaim');
  expect(claim?.['spec']).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
  expect(manifestsOf('staging')).toContainEqual(
    expect.objectContaining({
      kind: 'Deployment',
      spec: expect.objectContaining({ strategy: { type: 'Recreate' } }) as object,
    }),
  );
});

test('production has a retained disk for each replica, hardened pods, and a snapshot of each disk', () => {
  const manifests = manifestsOf('production');
  expect(manifests.find((manifest) => manifest.kind === 'StatefulSet')?.['spec']).toMatchObject({
    replicas: 3,
    volumeClaimTemplates: [{ metadata: { name: 'story-volume' }, spec: { storageClassName: 'story-gp3' } }],
  });
  expect(manifests.find((manifest) => manifest.kind === 'StorageClass')).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    reclaimPolicy: 'Retain',
  });
  expect(podSpec('production')).toMatchObject({
    securityContext: { runAsNonRoot: true, fsGroup: 1000 },
    containers: [{ securityContext: { readOnlyRootFilesystem: true } }],
  });
  const sources = manifests
    .filter((manifest) => manifest.kind === 'VolumeSnapshot')
    .map((manifest) => (manifest['spec'] as { source: unknown }).source);
  expect(sources).toEqual([0, 1, 2].map((replica) => ({ persistentVolumeClaimName: `story-volume-story-${replica}` })));
});

test('every environment runs the same image with the same settings', () => {
  const containers = Object.keys(environments).map((name) => {
    const [container] = podSpec(name)['containers'] as { image: string; env: unknown }[];
    return JSON.stringify([container?.image, container?.env]);
  });
  expect(containers).toHaveLength(3);
  expect(new Set(containers).size).toBe(1);
});

test.each(Object.keys(environments))('%s as YAML', (name) => {
  expect(manifestsOf(name)).toMatchSnapshot();
});

test.each(Object.keys(environments))('dist holds %s as the program writes it', (name) => {
  const folder = join('dist', 'environments', name);
  expect(readdirSync(folder)).toEqual(['story.k8s.yaml']);
  expect(readFileSync(join(folder, 'story.k8s.yaml'), 'utf8')).toBe(Yaml.stringify(...manifestsOf(name)));
});
