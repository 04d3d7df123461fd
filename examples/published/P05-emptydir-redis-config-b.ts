// Reproduces kubernetes/website content/en/docs/concepts/storage/volumes.md (emptyDir in memory) and
// ephemeral-storage.md (two containers that share a directory and limit what they write).
import { App, Chart, Size } from 'cdk8s';
import { EmptyDirMedium, EphemeralStore, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'empty-dir');
  const server = new StatefulApp(chart, 'server', {
    image: 'registry.k8s.io/test-webserver',
    containerName: 'test-container',
    workload: Workload.pod({ name: 'test-pd' }),
  });
  const cache = EphemeralStore.emptyDir({
    name: 'cache-volume',
    sizeLimit: Size.mebibytes(500),
    medium: EmptyDirMedium.MEMORY,
  });
  server.mount('/cache', cache);

  const resources = { requests: { 'ephemeral-storage': '2Gi' }, limits: { 'ephemeral-storage': '4Gi' } };
  const frontend = new StatefulApp(chart, 'app', {
    image: 'images.my-company.example/app:v4',
    resources,
    workload: Workload.pod({ name: 'frontend' }),
  });
  const aggregator = frontend.addContainer({
    name: 'log-aggregator',
    image: 'images.my-company.example/log-aggregator:v6',
    resources,
  });
  const shared = EphemeralStore.emptyDir({ name: 'ephemeral', sizeLimit: Size.mebibytes(500) });
  frontend.mount('/tmp', shared);
  aggregator.mount('/tmp', shared);
}
