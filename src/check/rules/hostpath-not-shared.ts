import type { Problem, Rule } from '../rule';
import { listed, sharersOf } from '../backing';
import { runOnSameNode } from '../same-node';
import { fixByWriters } from '../writers';
import { claim, deployment, documents, onNode, volume } from '../examples';

const SHARED: ReadonlySet<string> = new Set(['ReadOnlyMany', 'ReadWriteMany']);

const app = (more: string): string =>
  documents(
    volume({
      className: 'manual',
      mode: 'ReadWriteMany',
      source: 'hostPath: { path: /srv/data, type: DirectoryOrCreate }',
      more,
    }),
    claim({ className: 'manual', mode: 'ReadWriteMany' }),
    deployment({ replicas: 3 }),
  );

const ON_ONE_NODE = {
  required: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }] }],
  },
};

export const rule: Rule = {
  name: 'hostpath-not-shared',
  appliesTo: ['hostPath'],
  severity: 'warning',
  severities:
    'A warning where several pods share the volume; an info where there is one pod and only the access mode promises more.',
  summary: 'Several pods share a hostPath volume that is not tied to a node.',
  consequence:
    'A hostPath is a directory of whatever node a pod is on: pods on different nodes see different files, and nothing says so.',
  fix: 'Tie the volume to a node with nodeAffinity; or, only if the program allows several writers, use storage that nodes share (NFS or a CSI driver with ReadWriteMany).',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  bad: () => app(''),
  good: () => app(onNode('node-1')),
  *check(inventory): Iterable<Problem> {
    if (inventory.cluster.nodes === 1) return;
    for (const claim of inventory.claims) {
      const { binding } = claim;
      if (binding.state !== 'bound' || binding.volume.source !== 'hostPath') continue;
      const { manifest, name, nodes, spec } = binding.volume;
      if (nodes !== undefined || spec['nodeAffinity'] !== undefined) continue;
      const sharers = sharersOf(claim);
      const spread = sharers.find(({ pods }) => pods.max > 1 && !pods.oneNode);
      const shared = binding.volume.accessModes.filter((mode) => SHARED.has(mode));
      const at = {
        manifest,
        path: ['spec', 'hostPath'],
        correction: { path: ['spec', 'nodeAffinity'], value: ON_ONE_NODE, resolves: ['hostpath-unpinned'] },
        ...fixByWriters(claim, inventory, {
          one: (title) =>
            `Tie the volume to a node with nodeAffinity, and run one pod: ${title} allows only one writer.`,
          many: 'Use storage that nodes share (NFS or a CSI driver with ReadWriteMany), or tie the volume to a node with nodeAffinity.',
        }),
      };
      if (spread !== undefined) {
        const pods = spread.pods.perNode ? 'the pods' : `the ${String(spread.pods.max)} pods`;
        yield {
          message: `volume ${name} is a directory of whatever node a pod is on: ${pods} of ${spread.manifest.title} see different files on different nodes`,
          ...at,
        };
      } else if (sharers.length > 1 && !runOnSameNode(sharers)) {
        yield {
          message: `volume ${name} is a directory of whatever node a pod is on: ${listed(sharers.map((one) => one.manifest.title))} see different files when they are on different nodes`,
          ...at,
        };
      } else if (shared.length > 0 && sharers.some(({ pods }) => pods.nodes?.length !== 1)) {
        yield {
          message: `offers ${listed(shared)}, but volume ${name} is a directory of whatever node a pod is on: a second pod on another node would see other files`,
          severity: 'info',
          ...at,
        };
      }
    }
  },
};
