import { DRIVER } from './names';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/';
const TYPES = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes';

/** A volume plugin that is no longer built into Kubernetes. */
export interface MigratedPlugin {
  /** The key of the volume source. */
  readonly source: string;
  /** The provisioner that classes named. */
  readonly provisioner?: string;
  /** The CSI driver that serves its volumes now, and must be installed; undefined: none does. */
  readonly driver?: string;
  /** The first Kubernetes version without the plugin; undefined: the documentation doesn't say. */
  readonly removedIn?: string;
  /** Where this is documented. */
  readonly documentation: string;
}

/** Plugins that a CSI driver has replaced, or that were removed. */
export const MIGRATED_PLUGINS: readonly MigratedPlugin[] = [
  {
    source: 'awsElasticBlockStore',
    provisioner: 'kubernetes.io/aws-ebs',
    driver: DRIVER.awsEbs,
    removedIn: '1.27',
    documentation: `${VOLUMES}#awselasticblockstore`,
  },
  {
    source: 'azureDisk',
    provisioner: 'kubernetes.io/azure-disk',
    driver: DRIVER.azureDisk,
    removedIn: '1.27',
    documentation: `${VOLUMES}#azuredisk`,
  },
  {
    source: 'azureFile',
    provisioner: 'kubernetes.io/azure-file',
    driver: DRIVER.azureFile,
    removedIn: '1.30',
    documentation: `${VOLUMES}#azurefile`,
  },
  {
    source: 'cinder',
    provisioner: 'kubernetes.io/cinder',
    driver: DRIVER.cinder,
    removedIn: '1.26',
    documentation: `${VOLUMES}#cinder`,
  },
  {
    source: 'gcePersistentDisk',
    provisioner: 'kubernetes.io/gce-pd',
    driver: DRIVER.gcpPersistentDisk,
    removedIn: '1.28',
    documentation: `${VOLUMES}#gcepersistentdisk`,
  },
  {
    source: 'portworxVolume',
    provisioner: 'kubernetes.io/portworx-volume',
    driver: DRIVER.portworx,
    documentation: `${VOLUMES}#portworxvolume`,
  },
  {
    source: 'vsphereVolume',
    provisioner: 'kubernetes.io/vsphere-volume',
    driver: DRIVER.vsphere,
    documentation: `${VOLUMES}#vspherevolume`,
  },
  { source: 'cephfs', removedIn: '1.31', documentation: TYPES },
  { source: 'rbd', provisioner: 'kubernetes.io/rbd', removedIn: '1.31', documentation: TYPES },
  { source: 'flocker', provisioner: 'kubernetes.io/flocker', removedIn: '1.25', documentation: TYPES },
  { source: 'gitRepo', removedIn: '1.36', documentation: `${VOLUMES}#gitrepo` },
  { source: 'glusterfs', provisioner: 'kubernetes.io/glusterfs', removedIn: '1.26', documentation: TYPES },
  { source: 'photonPersistentDisk', removedIn: '1.15', documentation: TYPES },
  { source: 'quobyte', provisioner: 'kubernetes.io/quobyte', removedIn: '1.25', documentation: TYPES },
  { source: 'scaleIO', provisioner: 'kubernetes.io/scaleio', removedIn: '1.22', documentation: TYPES },
  { source: 'storageos', provisioner: 'kubernetes.io/storageos', removedIn: '1.25', documentation: TYPES },
];
