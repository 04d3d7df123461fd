// Reproduces kubernetes/website content/en/examples/application/web/web.yaml: two web servers, each with a disk of its own.
import { App, Chart, Size } from 'cdk8s';
import { ReplicaStore, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'web');
  const www = new ReplicaStore(chart, 'www', { capacity: Size.gibibytes(1) });
  const nginx = new StatefulApp(chart, 'nginx', {
    image: 'registry.k8s.io/nginx-slim:0.21',
    ports: [{ containerPort: 80, name: 'web' }],
    workload: Workload.statefulSet({
      name: 'web',
      replicas: 2,
      service: { name: 'nginx', metadata: { labels: { app: 'nginx' } }, ports: [{ port: 80, name: 'web' }] },
    }),
  });
  nginx.mount('/usr/share/nginx/html', www);
}
