// Reproduces kubernetes/website content/en/examples/pods/inject/secret.yaml, secret-pod.yaml and secret-envars-pod.yaml:
// a Secret as files, and its keys as variables.
import { App, Chart } from 'cdk8s';
import { EnvSecret, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'secret-test');
  const secret = new EnvSecret(chart, 'secret', {
    name: 'test-secret',
    data: { username: 'bXktYXBw', password: 'Mzk1MjgkdmRnN0pi' }, // my-app and 39528$vdg7Jb in base64
  });
  // The secret data is exposed to containers in the pod through a volume.
  const files = new StatefulApp(chart, 'test-container', {
    image: 'nginx',
    workload: Workload.pod({ name: 'secret-test-pod' }),
  });
  files.mount('/etc/secret-volume', secret.files({ name: 'secret-volume' }), { readOnly: true });

  new StatefulApp(chart, 'envars-test-container', {
    image: 'nginx',
    env: { SECRET_USERNAME: secret.value('username'), SECRET_PASSWORD: secret.value('password') },
    workload: Workload.pod({ name: 'secret-envars-test-pod' }),
  });
}
