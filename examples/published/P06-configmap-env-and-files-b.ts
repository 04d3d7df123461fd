// Reproduces kubernetes/website content/en/examples/pods/pod-configmap-envFrom.yaml: all keys of a ConfigMap that the
// cluster has, as variables.
import { App, Chart } from 'cdk8s';
import { EnvConfig, RestartPolicy, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'dapi');
  const special = EnvConfig.fromConfigMapName(chart, 'special', 'special-config');
  new StatefulApp(chart, 'test-container', {
    image: 'registry.k8s.io/busybox:1.27.2',
    command: ['/bin/sh', '-c', 'env'],
    envFrom: [special.all()],
    pod: { restartPolicy: RestartPolicy.NEVER },
    workload: Workload.pod({ name: 'dapi-test-pod' }),
  });
}
