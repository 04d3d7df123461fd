// Reproduces kubernetes/website content/en/examples/pods/inject/dapi-envars-pod.yaml: fields of the pod as variables.
import { App, Chart } from 'cdk8s';
import { Env, RestartPolicy, StatefulApp, Workload } from 'cdk8s-stateful';

const SCRIPT = [
  'while true;',
  "do echo -en '\\n';",
  'printenv MY_NODE_NAME MY_POD_NAME MY_POD_NAMESPACE;',
  'printenv MY_POD_IP MY_POD_SERVICE_ACCOUNT;',
  'sleep 10;',
  'done;',
];

export function build(app: App): void {
  const chart = new Chart(app, 'dapi-envars');
  new StatefulApp(chart, 'test-container', {
    image: 'registry.k8s.io/busybox:1.27.2',
    command: ['sh', '-c'],
    args: [SCRIPT.join(' ')],
    env: {
      MY_NODE_NAME: Env.field('spec.nodeName'),
      MY_POD_NAME: Env.field('metadata.name'),
      MY_POD_NAMESPACE: Env.field('metadata.namespace'),
      MY_POD_IP: Env.field('status.podIP'),
      MY_POD_SERVICE_ACCOUNT: Env.field('spec.serviceAccountName'),
    },
    pod: { restartPolicy: RestartPolicy.NEVER },
    workload: Workload.pod({ name: 'dapi-envars-fieldref' }),
  });
}
