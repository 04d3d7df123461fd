import { readFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { places } from '../../examples/laptop-to-cloud';
import { storySurvival, storySurvivalTable } from '../../examples/story-survival';
import { stages } from '../../examples/story-stages';
import { Manifest, synth } from '../support/synth';

const PROGRAMS = { ...stages, ...places };

const IMAGE = 'codongmin/kub-data-demo:1';

function deployment(replicas: number, container: Record<string, unknown>, volume?: Record<string, unknown>): object {
  const mounts = volume === undefined ? {} : { volumeMounts: [{ name: 'story-volume', mountPath: '/app/story' }] };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'story-deployment' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'story' } },
      template: {
        metadata: { labels: { app: 'story' } },
        spec: {
          containers: [{ name: 'story', image: IMAGE, ...container, ...mounts }],
          ...(volume === undefined ? {} : { volumes: [{ name: 'story-volume', ...volume }] }),
        },
      },
    },
  };
}

const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'story-service' },
  spec: { type: 'LoadBalancer', selector: { app: 'story' }, ports: [{ protocol: 'TCP', port: 80, targetPort: 3000 }] },
};

function volume(storageClass: object): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'host-pv' },
    spec: {
      capacity: { storage: '1Gi' },
      volumeMode: 'Filesystem',
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/data', type: 'DirectoryOrCreate' },
      ...storageClass,
    },
  };
}

function claim(storageClass: object): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'host-pvc' },
    spec: {
      volumeName: 'host-pv',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...storageClass,
    },
  };
}

const CLAIMED = { persistentVolumeClaim: { claimName: 'host-pvc' } };
const STANDARD = { storageClassName: 'standard' };
const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'data-store-env' }, data: { folder: 'story' } };
const FROM_CONFIG = {
  env: [{ name: 'STORY_FOLDER', valueFrom: { configMapKeyRef: { name: 'data-store-env', key: 'folder' } } }],
};
const SYSTEM = [CONFIG, volume(STANDARD), claim(STANDARD), deployment(2, FROM_CONFIG, CLAIMED), SERVICE];

/** The manifests of the notes, with their two misspellings corrected (Filesystem, volumeName). */
const NOTES: Record<string, object[]> = {
  'story-1-no-volume': [deployment(1, {}), SERVICE],
  'story-2-empty-dir': [deployment(1, {}, { emptyDir: {} }), SERVICE],
  'story-3-host-path': [deployment(1, {}, { hostPath: { path: '/data', type: 'DirectoryOrCreate' } }), SERVICE],
  'story-5-claim': [volume({}), claim({}), deployment(1, {}, CLAIMED), SERVICE],
  'story-6-storage-class': [volume(STANDARD), claim(STANDARD), deployment(1, {}, CLAIMED), SERVICE],
  'story-7-literal': [
    volume(STANDARD),
    claim(STANDARD),
    deployment(2, { env: [{ name: 'STORY_FOLDER', value: 'story' }] }, CLAIMED),
    SERVICE,
  ],
  'story-7-config': SYSTEM,
  story: SYSTEM,
};

function manifestsOf(stage: string): Manifest[] {
  const build = PROGRAMS[stage as keyof typeof PROGRAMS];
  if (build === undefined) throw new Error(`there is no program ${stage}`);
  return synth(build, { id: stage });
}

test.each(Object.keys(NOTES))('%s is what the notes have, nothing missing and nothing extra', (stage) => {
  expect(manifestsOf(stage)).toEqual(NOTES[stage]);
});

test('the CSI stage mounts a claim that is bound to its volume from the claim side', () => {
  const [pv, pvc, app] = manifestsOf('story-4-csi');
  expect(pv).toMatchObject({
    kind: 'PersistentVolume',
    spec: { csi: { volumeHandle: 'story-volume-1' }, storageClassName: '' },
  });
  expect(pvc).toMatchObject({
    kind: 'PersistentVolumeClaim',
    spec: { volumeName: pv?.metadata.name, storageClassName: '' },
  });
  expect(JSON.stringify(app)).toContain(`"persistentVolumeClaim":{"claimName":"${pvc?.metadata.name ?? ''}"}`);
});

test('one line leads from a directory of a laptop to a disk of a cloud', () => {
  const laptop = manifestsOf('story-laptop');
  const cloud = manifestsOf('story-cloud');
  expect(laptop[0]).toMatchObject({ kind: 'PersistentVolume', spec: { hostPath: { path: '/data' } } });
  expect(cloud.map((manifest) => manifest.kind)).toEqual(['PersistentVolumeClaim', 'Deployment', 'Service']);
  expect(cloud[0]).toMatchObject({ spec: { storageClassName: 'gp3', resources: { requests: { storage: '1Gi' } } } });
});

test.each(Object.keys(PROGRAMS))('%s as YAML', (stage) => {
  expect(manifestsOf(stage)).toMatchSnapshot();
});

test.each(Object.entries(PROGRAMS))('dist holds %s as the program writes it, twice the same', (stage, build) => {
  const written = [1, 2].map(() => {
    const app = new App();
    build(new Chart(app, stage));
    return app.synthYaml();
  });
  expect(written[0]).toBe(written[1]);
  expect(readFileSync(`dist/${stage}.k8s.yaml`, 'utf8')).toBe(written[0]);
});

test('dist and the page on survival tell what the story survives at each stage, as it is now', () => {
  expect(readFileSync('dist/story-survival.md', 'utf8')).toBe(storySurvival());
  expect(readFileSync('docs/survival.md', 'utf8')).toContain(storySurvivalTable('../dist/'));
});
