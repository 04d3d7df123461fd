// Reproduces kubernetes/website content/en/examples/service/networking/nginx-secure-app.yaml: nginx with its certificate
// from a Secret and its configuration from a ConfigMap.
import { App, Chart } from 'cdk8s';
import { EnvConfig, EnvSecret, Protocol, ServiceType, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'nginx-secure');
  const certificate = EnvSecret.fromSecretName(chart, 'nginxsecret', 'nginxsecret');
  const config = EnvConfig.fromConfigMapName(chart, 'nginxconfigmap', 'nginxconfigmap');
  const nginx = new StatefulApp(chart, 'my-nginx', {
    image: 'bprashanth/nginxhttps:1.0',
    containerName: 'nginxhttps',
    ports: [{ containerPort: 443 }, { containerPort: 80 }],
    workload: Workload.deployment({ name: 'my-nginx', replicas: 1, selector: { run: 'my-nginx' } }),
  });
  nginx.mount('/etc/nginx/ssl', certificate.files({ name: 'secret-volume' }));
  nginx.mount('/etc/nginx/conf.d', config.files({ name: 'configmap-volume' }));
  nginx.expose({
    type: ServiceType.NODE_PORT,
    metadata: { labels: { run: 'my-nginx' } },
    ports: [
      { name: 'http', port: 8080, targetPort: 80, protocol: Protocol.TCP },
      { name: 'https', port: 443, protocol: Protocol.TCP },
    ],
  });
}
