// Reproduces kubernetes/website content/en/examples/pods/storage/pv-volume.yaml, pv-claim.yaml and pv-pod.yaml: a pod
// with a part of a volume on its node.
import { App, Chart, Size } from 'cdk8s';
import { PersistentStore, StatefulApp, StaticBinding, Storage, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'task');
  const pages = new PersistentStore(chart, 'pages', {
    capacity: Size.gibibytes(10),
    request: Size.gibibytes(3),
    storage: Storage.hostPath('/mnt/data', { metadata: { labels: { type: 'local' } } }),
    storageClass: 'manual',
    claimName: 'task-pv-claim',
    name: 'task-pv-storage',
    persistentVolumeName: 'task-pv-volume',
    binding: StaticBinding.none(),
  });
  const pod = new StatefulApp(chart, 'pod', {
    image: 'nginx',
    containerName: 'task-pv-container',
    ports: [{ containerPort: 80, name: 'http-server' }],
    workload: Workload.pod({ name: 'task-pv-pod' }),
  });
  pod.mount('/usr/share/nginx/html', pages);
}
