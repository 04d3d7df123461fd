// Reproduces kubernetes/website content/en/examples/pods/storage/projected-secret-downwardapi-configmap.yaml: a Secret,
// facts about the pod and a ConfigMap in one directory.
import { App, Chart } from 'cdk8s';
import {
  DownwardApiStore,
  EnvConfig,
  EnvSecret,
  ProjectedSource,
  ProjectedStore,
  StatefulApp,
  Workload,
} from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'projected');
  const secret = EnvSecret.fromSecretName(chart, 'mysecret', 'mysecret');
  const config = EnvConfig.fromConfigMapName(chart, 'myconfigmap', 'myconfigmap');
  const aboutThePod = new DownwardApiStore({
    files: [
      { path: 'labels', fieldPath: 'metadata.labels' },
      { path: 'cpu_limit', containerName: 'container-test', resource: 'limits.cpu' },
    ],
  });
  const pod = new StatefulApp(chart, 'container-test', {
    image: 'busybox:1.28',
    command: ['sleep', '3600'],
    workload: Workload.pod({ name: 'volume-test' }),
  });
  const allInOne = new ProjectedStore({
    name: 'all-in-one',
    sources: [
      ProjectedSource.files(secret.files({ items: [{ key: 'username', path: 'my-group/my-username' }] })),
      ProjectedSource.files(aboutThePod),
      ProjectedSource.files(config.files({ items: [{ key: 'config', path: 'my-group/my-config' }] })),
    ],
  });
  pod.mount('/projected-volume', allInOne, { readOnly: true });
}
