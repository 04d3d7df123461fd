// Reproduces kubernetes/website content/en/examples/storage/storageclass-low-latency.yaml: a class with parameters of its
// vendor.
import { App, Chart } from 'cdk8s';
import { ReclaimPolicy, StorageClass, VolumeBindingMode } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'low-latency');
  new StorageClass(chart, 'class', {
    name: 'low-latency',
    provisioner: 'csi-driver.example-vendor.example',
    parameters: { guaranteedReadWriteLatency: 'true' }, // provider-specific
    reclaimPolicy: ReclaimPolicy.RETAIN, // the default is DELETE
    allowVolumeExpansion: true,
    mountOptions: ['discard'], // this might enable UNMAP / TRIM at the block storage layer
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    isDefault: false,
  });
}
