import { field } from '../../inventory/json';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

const pod = (propagation: string): string =>
  samplePod(
    `volumeMounts:\n  - { name: cache, mountPath: /var/cache/web, mountPropagation: ${propagation} }`,
    'volumes:\n  - { name: cache, emptyDir: { sizeLimit: 1Gi } }',
  );

export const rule: Rule = {
  name: 'mount-propagation',
  appliesTo: ['mountPropagation'],
  severity: 'error',
  summary: 'Mount propagation Bidirectional in a container that is not privileged.',
  consequence: 'The API server refuses the workload: such a container could mount things on the node.',
  fix: 'Write HostToContainer where the container only has to see mounts, else securityContext.privileged: true.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation',
  bad: () => pod('Bidirectional'),
  good: () => pod('HostToContainer'),
  *check({ mounts }) {
    for (const mount of mounts) {
      const { container, data } = mount;
      if (
        data['mountPropagation'] !== 'Bidirectional' ||
        field(container.data, 'securityContext', 'privileged') === true
      )
        continue;
      yield {
        manifest: container.pod.manifest,
        path: [...mount.path, 'mountPropagation'],
        message: `Bidirectional is for privileged containers, and '${container.name}' is none: the API server refuses it`,
      };
    }
  },
};
