import type { Pod, Volume } from '../../inventory/pods';
import { asString } from '../../inventory/json';
import { isOfEveryNode } from '../paths';
import { outlivesPod } from '../volume-backing';
import { mountsAreInDoubt } from '../misspelt';
import type { Rule } from '../rule';

const pod = (mounts: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: notes
spec:
  containers:
    - name: notes
      image: registry.example/notes:1
${mounts}  volumes:
    - name: data
      persistentVolumeClaim: { claimName: notes }
`;

export const rule: Rule = {
  name: 'unused-volume',
  appliesTo: ['volumes', 'volumeClaimTemplates'],
  severity: 'warning',
  severities:
    'A warning; an info for an emptyDir, and where the pod has annotations that inject containers, which may mount it.',
  summary: 'A pod has a volume that none of its containers mounts.',
  consequence: 'What the app writes stays in its container and is lost when that restarts; the volume stays empty.',
  fix: 'Mount it in a container, or remove it.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  bad: () => pod(''),
  good: () =>
    pod(`      volumeMounts:
        - { name: data, mountPath: /var/lib/notes }
`),
  *check({ pods }) {
    for (const pod of pods) {
      if (!pod.volumes.some(isUnused) || pod.containers.length === 0 || pod.containers.some(mountsAreInDoubt)) continue;
      for (const volume of pod.volumes) {
        if (!isUnused(volume)) continue;
        // duplicate-mount-path reports volumes of the same name.
        if (pod.volumes.some((other) => other !== volume && other.name === volume.name)) continue;
        const ofNode = volume.source === 'hostPath' && isOfEveryNode(asString(volume.config['path']) ?? '');
        const keeps = (outlivesPod(volume) && !ofNode) || volume.source === 'ephemeral';
        yield {
          manifest: pod.manifest,
          path: volume.path,
          message: `no container mounts the volume '${volume.name}'${keeps ? '; what the app writes is lost when its container restarts' : ''}`,
          fix: `Write it under the volumeMounts of ${first(pod)}: - { name: ${volume.name}, mountPath: … }`,
          severity: volume.source === 'emptyDir' || isInjected(pod) ? 'info' : 'warning',
        };
      }
    }
  },
};

function isUnused({ mounts, devices, name }: Volume): boolean {
  return mounts.length === 0 && devices.length === 0 && name !== '';
}

function first({ containers }: Pod): string {
  const container = containers.find(({ kind }) => kind === 'container') ?? containers[0];
  return `container '${container?.name ?? ''}'`;
}

/** Annotations and labels of tools that inject containers. */
const INJECTOR = /inject|sidecar|gcsfuse|agent/i;

/** Whether an injected container may mount the volume. */
function isInjected({ annotations, labels }: Pod): boolean {
  return [annotations, labels].some((map) =>
    Object.entries(map).some(([key, value]) => INJECTOR.test(key) && !/^(?:false|disabled|)$/i.test(value)),
  );
}
