import { Driver, MANY_WRITERS, NEVER, ONE_NODE, ONE_WRITER } from './driver';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/';

/** What all sources that are built into Kubernetes have in common: volumes exist before they are claimed. */
const SOURCE = {
  plugin: 'in-tree',
  snapshots: false,
  clone: false,
  expansion: 'none',
  dynamicProvisioning: false,
  inline: true,
  mountOptions: false,
  onDelete: undefined,
  recycle: false,
  endsWithPod: false,
} as const satisfies Partial<Driver>;

/** What sources that can't be claimed have in common. */
const POD_SOURCE = {
  ...SOURCE,
  accessModes: { Filesystem: NEVER, Block: NEVER },
  attachable: false,
  endsWithPod: true,
} as const satisfies Partial<Driver>;

/** What read-only views of objects have in common: each pod gets new files, on any node. */
const PROJECTION = {
  ...POD_SOURCE,
  kinds: ['projection'],
  topology: 'anywhere',
  fsGroupPolicy: 'File',
} as const satisfies Partial<Driver>;

/** Volume sources that are built into Kubernetes. */
export const VOLUME_SOURCES: readonly Driver[] = [
  {
    ...SOURCE,
    name: 'hostPath',
    title: 'hostPath',
    kinds: ['directory'],
    accessModes: { Filesystem: ONE_NODE, Block: NEVER },
    topology: 'node',
    attachable: false,
    fsGroupPolicy: 'None',
    onDelete: 'kept',
    recycle: true,
    documentation: `${VOLUMES}#hostpath`,
  },
  {
    ...SOURCE,
    name: 'local',
    title: 'local',
    kinds: ['directory'],
    accessModes: { Filesystem: ONE_NODE, Block: ONE_NODE },
    topology: 'node',
    attachable: false,
    fsGroupPolicy: 'File',
    inline: false,
    mountOptions: true,
    onDelete: 'kept',
    documentation: `${VOLUMES}#local`,
  },
  {
    ...SOURCE,
    name: 'nfs',
    title: 'NFS export',
    kinds: ['shared'],
    accessModes: { Filesystem: MANY_WRITERS, Block: NEVER },
    topology: 'anywhere',
    attachable: false,
    fsGroupPolicy: 'None',
    mountOptions: true,
    onDelete: 'kept',
    recycle: true,
    documentation: `${VOLUMES}#nfs`,
  },
  {
    ...SOURCE,
    name: 'iscsi',
    title: 'iSCSI disk',
    kinds: ['block'],
    accessModes: { Filesystem: ONE_WRITER, Block: ONE_WRITER },
    topology: 'anywhere',
    attachable: true,
    fsGroupPolicy: 'File',
    mountOptions: true,
    onDelete: 'kept',
    documentation: `${VOLUMES}#iscsi`,
  },
  {
    ...SOURCE,
    name: 'fc',
    title: 'Fibre Channel disk',
    kinds: ['block'],
    accessModes: { Filesystem: ONE_WRITER, Block: ONE_WRITER },
    topology: 'anywhere',
    attachable: true,
    fsGroupPolicy: 'File',
    mountOptions: undefined,
    onDelete: 'kept',
    documentation: `${VOLUMES}#fc`,
  },
  {
    ...POD_SOURCE,
    name: 'emptyDir',
    title: 'emptyDir',
    kinds: ['directory'],
    topology: 'node',
    fsGroupPolicy: 'File',
    documentation: `${VOLUMES}#emptydir`,
  },
  {
    ...PROJECTION,
    name: 'configMap',
    title: 'ConfigMap as files',
    documentation: `${VOLUMES}#configmap`,
  },
  {
    ...PROJECTION,
    name: 'secret',
    title: 'Secret as files',
    documentation: `${VOLUMES}#secret`,
  },
  {
    ...PROJECTION,
    name: 'downwardAPI',
    title: 'downward API as files',
    documentation: `${VOLUMES}#downwardapi`,
  },
  {
    ...PROJECTION,
    name: 'projected',
    title: 'projected sources as files',
    documentation: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
  },
  {
    ...PROJECTION,
    name: 'image',
    title: 'OCI image as files',
    fsGroupPolicy: 'None',
    documentation: `${VOLUMES}#image`,
  },
];
