// Reproduces kubernetes/website content/en/examples/pods/inject/pod-secret-envFrom.yaml and
// content/en/docs/tasks/configmap-secret/managing-secret-using-config-file.md: all keys of a Secret as variables, and a
// Secret whose one key is a file.
import { App, Chart } from 'cdk8s';
import { EnvSecret, SecretType, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'secret-file');
  const existing = EnvSecret.fromSecretName(chart, 'test-secret', 'test-secret');
  new StatefulApp(chart, 'envars-test-container', {
    image: 'nginx',
    envFrom: [existing.all()],
    workload: Workload.pod({ name: 'envfrom-secret' }),
  });

  const lines = ['apiUrl: "https://my.api.com/api/v1"', 'username: <user>', 'password: <password>', ''];
  new EnvSecret(chart, 'mysecret', {
    name: 'mysecret',
    type: SecretType.OPAQUE,
    stringData: { 'config.yaml': lines.join('\n') },
  });
}
