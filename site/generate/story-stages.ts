import { Event } from '../../src/survival/event';

/** What is said of a stage of examples/story-stages.ts. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** The event that the picture shows. */
  readonly event: Event;
}

export const STAGES: readonly Stage[] = [
  {
    name: 'story-1-no-volume',
    title: '1. No volume',
    text: 'A Deployment and a Service, and nothing else. The story is in a layer of the container. When the process crashes, the kubelet starts a fresh container, and the story is gone.',
    event: Event.CONTAINER_RESTART,
  },
  {
    name: 'story-2-empty-dir',
    title: '2. emptyDir',
    text: 'An `emptyDir` belongs to the pod. A restart of the container keeps the story; when the pod is deleted, by a rollout or a drained node, the directory is deleted with it. `emptydir-unbounded` warns that nothing bounds its size; the program says why that is fine here.',
    event: Event.POD_REPLACED,
  },
  {
    name: 'story-3-host-path',
    title: '3. hostPath',
    text: 'A directory of the node outlives the pod. But the pod has no reason to come back to the same node: on another one it finds another directory, or an empty one. On a laptop with one node that never happens, which is why it surprises people in the first real cluster.',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-4-csi',
    title: '4. A CSI volume',
    text: 'A PersistentVolume names a CSI driver and the volume that the driver knows. Whether another node can have it is up to the driver: that of this example, `hostpath.csi.k8s.io`, keeps it in a directory of one node.',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-4-csi-inline',
    title: '4. A CSI volume in the pod itself',
    text: 'The same driver, named in the pod: an inline volume. It is made with the pod and deleted with it, as an `emptyDir` is.',
    event: Event.POD_REPLACED,
  },
  {
    name: 'story-5-claim',
    title: '5. A claim and its volume',
    text: 'A PersistentVolumeClaim asks for storage, a PersistentVolume offers it, and each names the other so that nothing else takes its place. A `PersistentStore` makes both. The files are still in a directory of one node: a claim says nothing about where the bytes are.',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-6-storage-class',
    title: '6. A storage class',
    text: 'With `storageClassName: standard` on both sides the two still find each other. On one side alone they never bind: the rule [binding-class](./rules/binding-class.md).',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-6-dynamic',
    title: '6. Dynamic provisioning',
    text: 'The class makes the volume when the claim is used. What becomes of the files when the pod moves, or the claim is deleted, depends on the driver and reclaim policy of that class, and nothing here says them: [tell it](./survival.md) with `--storage-class standard=DRIVER,Retain`, and less is unknown.',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-7-literal',
    title: '7. Two replicas',
    text: 'Two pods share the claim. That works while both are on the node that has the directory. `STORY_FOLDER`, the directory of the story, is a literal in the pod.',
    event: Event.POD_MOVED,
  },
  {
    name: 'story-7-config',
    title: '7. The setting in a ConfigMap',
    text: 'The whole system: the folder comes from key `folder` of the ConfigMap `data-store-env`. A misspelt key is an error of the synthesis ([missing-config-key](./rules/missing-config-key.md)).',
    event: Event.NODE_LOST,
  },
  {
    name: 'story-cloud',
    title: 'Onward: a disk of a cloud',
    text: 'One line moves the story to a disk that follows its pod: `Storage.dynamic` in the place of `Storage.hostPath`. [Moving to a cloud](./guides/cloud.md) goes on from here.',
    event: Event.POD_MOVED,
  },
];
