import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim, samplePod, SIZE } from '../samples';

const BLOCK_SOURCES = ['persistentVolumeClaim', 'ephemeral', 'claimTemplate'];

const devices = 'volumeDevices:\n  - { name: disk, devicePath: /dev/xvda }';

export const rule: Rule = {
  name: 'block-device-source',
  appliesTo: ['volumeDevices', 'volumeMode'],
  severity: 'error',
  summary:
    'A raw device made of something that is not a claim for one, a device that is mounted as a directory, or a volume that is both.',
  consequence:
    'The API server refuses the workload; where claim and pod differ, the pod is taken and hangs in ContainerCreating.',
  fix: 'Use a claim with volumeMode: Block for volumeDevices, and mount volumes of files with volumeMounts.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support',
  bad: () => samplePod(devices, 'volumes:\n  - { name: disk, emptyDir: { sizeLimit: 1Gi } }'),
  good: () =>
    [
      samplePod(devices, 'volumes:\n  - { name: disk, persistentVolumeClaim: { claimName: files } }'),
      sampleClaim([CLASS, MODES, SIZE, 'volumeMode: Block'].join('\n')),
    ].join('---\n'),
  *check({ containers }) {
    for (const { pod, devices, mounts } of containers) {
      const mounted = new Set(mounts.map(({ name }) => name));
      for (const { path, volume } of mounts) {
        if (volume?.claim?.volumeMode !== 'Block') continue;
        yield {
          manifest: pod.manifest,
          path: [...path, 'name'],
          message: `claim ${volume.claim.name} of volume ${volume.name} has volumeMode Block, which is no directory: the pod hangs in ContainerCreating`,
          fix: 'Write it under volumeDevices, with devicePath in place of mountPath, or volumeMode: Filesystem on the claim.',
        };
      }
      for (const device of devices) {
        const { name, volume } = device;
        const { manifest } = pod;
        if (volume !== undefined && !BLOCK_SOURCES.includes(volume.source)) {
          yield {
            manifest,
            path: [...device.path, 'name'],
            message: `volume ${name} is of kind ${volume.source}, and only a claim can be a raw device: the API server refuses it`,
          };
        }
        if (volume?.claim?.volumeMode === 'Filesystem') {
          yield {
            manifest,
            path: [...device.path, 'name'],
            message: `claim ${volume.claim.name} of volume ${name} has volumeMode Filesystem, which is no raw device: the pod hangs in ContainerCreating`,
            fix: 'Write it under volumeMounts, or volumeMode: Block on the claim.',
          };
        }
        if (mounted.has(name)) {
          yield {
            manifest,
            path: [...device.path, 'name'],
            message: `volume ${name} is in volumeMounts and in volumeDevices of one container: the API server refuses it`,
          };
        }
      }
    }
  },
};
