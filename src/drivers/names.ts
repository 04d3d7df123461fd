/**
 * The names of drivers and provisioners, in `provisioner` of a StorageClass and `csi.driver` of a PersistentVolume. All
 * code takes them from here.
 */
export const DRIVER = {
  awsEbs: 'ebs.csi.aws.com',
  awsEfs: 'efs.csi.aws.com',
  awsFsx: 'fsx.csi.aws.com',
  awsS3: 's3.csi.aws.com',
  gcpPersistentDisk: 'pd.csi.storage.gke.io',
  gcpFilestore: 'filestore.csi.storage.gke.io',
  gcpStorageFuse: 'gcsfuse.csi.storage.gke.io',
  azureDisk: 'disk.csi.azure.com',
  azureFile: 'file.csi.azure.com',
  azureBlob: 'blob.csi.azure.com',
  digitalOcean: 'dobs.csi.digitalocean.com',
  hetzner: 'csi.hetzner.cloud',
  vsphere: 'csi.vsphere.vmware.com',
  cinder: 'cinder.csi.openstack.org',
  nfs: 'nfs.csi.k8s.io',
  smb: 'smb.csi.k8s.io',
  cephRbd: 'rbd.csi.ceph.com',
  cephFs: 'cephfs.csi.ceph.com',
  longhorn: 'driver.longhorn.io',
  openEbsLvm: 'local.csi.openebs.io',
  openEbsZfs: 'zfs.csi.openebs.io',
  openEbsMayastor: 'io.openebs.csi-mayastor',
  topolvm: 'topolvm.io',
  portworx: 'pxd.portworx.com',
  csiHostPath: 'hostpath.csi.k8s.io',
  secretsStore: 'secrets-store.csi.k8s.io',
  localPath: 'rancher.io/local-path',
} as const;

/** The provisioner of classes whose volumes are not provisioned. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';
