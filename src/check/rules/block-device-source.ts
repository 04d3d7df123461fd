import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim, samplePod, SIZE } from '../samples';

const BLOCK_SOURCES = ['persistentVolumeClaim', 'ephemeral', 'claimTemplate'];

const devices = 'volumeDevices:\n  - { name: disk, devicePath: /dev/xvda }';

export const rule: Rule = {
  name: 'block-device-source',
  about: ['volumeDevices'],
  severity: 'error',
  summary: 'A raw device made of something that is not a claim, or a volume that is both a device and a directory.',
  consequence: 'The API server refuses the workload.',
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
