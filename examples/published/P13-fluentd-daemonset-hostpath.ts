// Reproduces kubernetes/website content/en/examples/controllers/fluentd-daemonset.yaml: a log collector on each node,
// control plane included, that reads directories of the node.
import { App, Chart } from 'cdk8s';
import { DaemonSetUpdateStrategy, NodeStore, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'fluentd', { namespace: 'kube-system' });
  const fluentd = new StatefulApp(chart, 'fluentd-elasticsearch', {
    image: 'quay.io/fluentd_elasticsearch/fluentd:v5.0.1',
    pod: {
      // These tolerations are to have the DaemonSet runnable on control plane nodes;
      // remove them if your control plane nodes should not run pods.
      tolerations: ['control-plane', 'master'].map((role) => ({
        key: `node-role.kubernetes.io/${role}`,
        operator: 'Exists',
        effect: 'NoSchedule',
      })),
      terminationGracePeriodSeconds: 30,
    },
    workload: Workload.daemonSet({
      name: 'fluentd-elasticsearch',
      metadata: { labels: { 'k8s-app': 'fluentd-logging' } },
      selector: { name: 'fluentd-elasticsearch' },
      updateStrategy: DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: 1 }),
    }),
  });
  fluentd.mount('/var/log', NodeStore.hostPath('/var/log', { name: 'varlog' }));
  const containers = NodeStore.hostPath('/var/lib/docker/containers', { name: 'varlibdockercontainers' });
  fluentd.mount('/var/lib/docker/containers', containers, { readOnly: true });
}
