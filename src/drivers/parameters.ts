import { DRIVER } from './names';

/** A parameter of a StorageClass. */
export interface Parameter {
  readonly name: string;
  /** The allowed values; undefined where they can't be listed. */
  readonly values?: readonly string[];
  /** Whether a class must have it. */
  readonly required?: boolean;
}

/** The parameters that a driver documents for its classes. */
export interface DriverParameters {
  readonly driver: string;
  /** Whether the names are case-insensitive. */
  readonly ignoresCase: boolean;
  readonly parameters: readonly Parameter[];
  readonly documentation: string;
}

const TRUE_FALSE = ['true', 'false'];

/**
 * Parameters that Kubernetes' own CSI provisioner reads for every driver.
 * @see https://kubernetes-csi.github.io/docs/external-provisioner.html
 */
export const COMMON_PARAMETERS: readonly Parameter[] = [
  { name: 'csi.storage.k8s.io/fstype' },
  ...['provisioner', 'controller-publish', 'node-stage', 'node-publish', 'controller-expand', 'node-expand'].flatMap(
    (operation) => [
      { name: `csi.storage.k8s.io/${operation}-secret-name` },
      { name: `csi.storage.k8s.io/${operation}-secret-namespace` },
    ],
  ),
];

/** The documented parameters, one row a driver. */
export const DRIVER_PARAMETERS: readonly DriverParameters[] = [
  {
    driver: DRIVER.awsEbs,
    ignoresCase: true,
    parameters: [
      { name: 'type', values: ['io1', 'io2', 'gp2', 'gp3', 'sc1', 'st1', 'standard', 'sbp1', 'sbg1'] },
      ...named('iopsPerGB', 'iops', 'throughput', 'kmsKeyId', 'outpostArn'),
      ...named('blockSize', 'inodeSize', 'bytesPerInode', 'numberOfInodes', 'ext4ClusterSize'),
      ...either(TRUE_FALSE, 'allowAutoIOPSPerGBIncrease', 'encrypted', 'blockExpress', 'ext4BigAlloc'),
    ],
    documentation: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md',
  },
  {
    driver: DRIVER.awsEfs,
    ignoresCase: false,
    parameters: [
      { name: 'provisioningMode', values: ['efs-ap', 'efs-dir'], required: true },
      { name: 'fileSystemId', required: true },
      ...named('directoryPerms', 'uid', 'gid', 'gidRangeStart', 'gidRangeEnd', 'basePath', 'subPathPattern', 'az'),
      ...either(TRUE_FALSE, 'ensureUniqueDirectory', 'reuseAccessPoint', 'enableTagging'),
    ],
    documentation: 'https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/parameters.md',
  },
  {
    driver: DRIVER.gcpPersistentDisk,
    ignoresCase: true,
    parameters: [
      {
        name: 'type',
        values: [
          ...['pd-standard', 'pd-balanced', 'pd-ssd', 'pd-extreme', 'hyperdisk-balanced', 'hyperdisk-extreme'],
          ...['hyperdisk-balanced-high-availability', 'hyperdisk-throughput', 'hyperdisk-ml'],
        ],
      },
      ...named('disk-encryption-kms-key', 'labels', 'resource-tags', 'storage-pools'),
      ...named('provisioned-iops-on-create', 'provisioned-throughput-on-create'),
      { name: 'replication-type', values: ['none', 'regional-pd'] },
    ],
    documentation: 'https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver/blob/master/README.md',
  },
  {
    driver: DRIVER.azureDisk,
    ignoresCase: true,
    parameters: [
      {
        name: 'skuName',
        values: [
          ...['Standard_LRS', 'StandardSSD_LRS', 'StandardSSD_ZRS', 'Premium_LRS', 'Premium_ZRS', 'PremiumV2_LRS'],
          'UltraSSD_LRS',
        ],
      },
      ...named('storageAccountType', 'fsType', 'maxShares', 'location', 'resourceGroup', 'subscriptionID'),
      ...named('DiskIOPSReadWrite', 'DiskMBpsReadWrite', 'tags', 'diskEncryptionSetID', 'diskEncryptionType'),
      ...named('diskAccessID', 'storageAccount', 'attachDiskInitialDelay', 'useragent'),
      { name: 'kind', values: ['managed', 'dedicated', 'shared'] },
      { name: 'cachingMode', values: ['None', 'ReadOnly', 'ReadWrite'] },
      { name: 'LogicalSectorSize', values: ['512', '4096'] },
      { name: 'networkAccessPolicy', values: ['AllowAll', 'DenyAll', 'AllowPrivate'] },
      { name: 'publicNetworkAccess', values: ['Enabled', 'Disabled'] },
      { name: 'perfProfile', values: ['none', 'basic', 'advanced'] },
      ...either(TRUE_FALSE, 'writeAcceleratorEnabled', 'enableBursting', 'enablePerformancePlus'),
    ],
    documentation: 'https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/docs/driver-parameters.md',
  },
  {
    driver: DRIVER.azureFile,
    ignoresCase: true,
    parameters: [
      {
        name: 'skuName',
        values: [
          ...['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_RAGRS', 'Standard_RAGZRS'],
          ...['Premium_LRS', 'Premium_ZRS'],
        ],
      },
      ...named('storageAccountType', 'storageAccount', 'location', 'resourceGroup', 'subscriptionID'),
      ...named('shareName', 'shareNamePrefix', 'folderName', 'server', 'accessTier', 'shareAccessTier', 'tags'),
      ...named('accountAccessTier', 'accountQuota', 'storageEndpointSuffix', 'secretName', 'secretNamespace', 'fsType'),
      ...named('vnetResourceGroup', 'vnetName', 'subnetName', 'mountPermissions', 'fsGroupChangePolicy', 'diskName'),
      { name: 'protocol', values: ['smb', 'nfs'] },
      { name: 'networkEndpointType', values: ['', 'privateEndpoint'] },
      { name: 'rootSquashType', values: ['AllSquash', 'NoRootSquash', 'RootSquash'] },
      ...either(TRUE_FALSE, 'enableLargeFileShares', 'storeAccountKey', 'useDataPlaneAPI', 'matchTags'),
      ...either(TRUE_FALSE, 'disableDeleteRetentionPolicy', 'allowBlobPublicAccess', 'requireInfraEncryption'),
      ...either(TRUE_FALSE, 'selectRandomMatchingAccount', 'getLatestAccountKey', 'enableMultichannel'),
    ],
    documentation: 'https://github.com/kubernetes-sigs/azurefile-csi-driver/blob/master/docs/driver-parameters.md',
  },
  {
    driver: DRIVER.nfs,
    ignoresCase: true,
    parameters: [
      { name: 'server', required: true },
      { name: 'share', required: true },
      ...named('subDir', 'mountPermissions', 'uid', 'gid'),
      { name: 'onDelete', values: ['delete', 'retain', 'archive'] },
    ],
    documentation: 'https://github.com/kubernetes-csi/csi-driver-nfs/blob/master/docs/driver-parameters.md',
  },
  {
    driver: DRIVER.smb,
    ignoresCase: true,
    parameters: [
      { name: 'source', required: true },
      ...named('subDir'),
      { name: 'onDelete', values: ['delete', 'retain', 'archive'] },
    ],
    documentation: 'https://github.com/kubernetes-csi/csi-driver-smb/blob/master/docs/driver-parameters.md',
  },
  {
    driver: DRIVER.cephRbd,
    ignoresCase: false,
    parameters: [
      { name: 'clusterID', required: true },
      ...named('pool', 'dataPool', 'volumeNamePrefix', 'snapshotNamePrefix', 'imageFeatures', 'mapOptions'),
      { name: 'mounter', values: ['rbd', 'rbd-nbd'] },
      ...named('unmapOptions', 'encryptionKMSID', 'encryptionType', 'stripeUnit', 'stripeCount'),
      ...named('objectSize', 'topologyConstrainedPools', 'mkfsOptions', 'cephLogDir', 'cephLogStrategy'),
      ...either(TRUE_FALSE, 'encrypted', 'tryOtherMounters'),
    ],
    documentation: 'https://github.com/ceph/ceph-csi/blob/devel/docs/rbd/deploy.md',
  },
  {
    driver: DRIVER.cephFs,
    ignoresCase: false,
    parameters: [
      { name: 'clusterID', required: true },
      { name: 'fsName', required: true },
      ...named('pool', 'volumeNamePrefix', 'snapshotNamePrefix', 'kernelMountOptions', 'fuseMountOptions'),
      ...named('encryptionKMSID'),
      { name: 'mounter', values: ['kernel', 'fuse'] },
      ...either(TRUE_FALSE, 'backingSnapshot', 'encrypted'),
    ],
    documentation: 'https://github.com/ceph/ceph-csi/blob/devel/docs/cephfs/deploy.md',
  },
  {
    driver: DRIVER.longhorn,
    ignoresCase: false,
    parameters: [
      ...named('numberOfReplicas', 'staleReplicaTimeout', 'fromBackup', 'fsType', 'mkfsParams', 'backupTargetName'),
      ...named('diskSelector', 'nodeSelector', 'recurringJobSelector', 'nfsOptions', 'share', 'volumeTopology'),
      ...named('backingImage', 'backingImageName', 'backingImageChecksum', 'backingImageDataSourceType'),
      ...named('backingImageDataSourceParameters', 'unmapMarkSnapChainRemoved', 'freezeFSForSnapshot'),
      ...named('replicaSoftAntiAffinity', 'replicaZoneSoftAntiAffinity', 'replicaDiskSoftAntiAffinity'),
      { name: 'dataLocality', values: ['disabled', 'best-effort', 'strict-local'] },
      { name: 'replicaAutoBalance', values: ['ignored', 'disabled', 'least-effort', 'best-effort'] },
      { name: 'dataEngine', values: ['v1', 'v2'] },
      ...either(TRUE_FALSE, 'migratable', 'encrypted', 'disableRevisionCounter', 'strictTopology'),
    ],
    documentation: 'https://longhorn.io/docs/latest/references/storage-class-parameters/',
  },
  {
    driver: DRIVER.topolvm,
    ignoresCase: false,
    parameters: named('topolvm.io/device-class', 'topolvm.io/lvcreate-option-class'),
    documentation: 'https://github.com/topolvm/topolvm/blob/main/docs/topolvm-controller.md',
  },
];

/** The documented parameters of a driver; undefined for an unknown one, where any parameter may be right. */
export function parametersOf(driver: string): DriverParameters | undefined {
  return DRIVER_PARAMETERS.find((row) => row.driver === driver);
}

function named(...names: string[]): Parameter[] {
  return names.map((name) => ({ name }));
}

function either(values: readonly string[], ...names: string[]): Parameter[] {
  return names.map((name) => ({ name, values }));
}
