// Reproduces kubernetes/website content/en/examples/storage/storageclass-low-latency.yaml: a class with parameters of its
// vendor.
import { App, Chart } from 'cdk8s';
import { ReclaimPolicy, StorageClass, VolumeBindingMode } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'low-latency');
  new StorageClass(chart, 'class', {
    name: 'low-latency',
    provisioner: 'csi-driver.example-vendor.example',
    parameters: { guaranteedReadWriteLatency: 'true' },
    reclaimPolicy: ReclaimPolicy.RETAIN,
    allowVolumeExpansion: true,
    mountOptions: ['discard'],
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    isDefault: false,
  });
}
