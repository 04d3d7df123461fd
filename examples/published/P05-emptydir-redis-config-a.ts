// Reproduces kubernetes/website content/en/examples/pods/config/example-redis-config.yaml and redis-pod.yaml: Redis with
// its configuration from a ConfigMap, mounted under another file name.
import { App, Chart } from 'cdk8s';
import { EnvConfig, EphemeralStore, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'redis-config');
  const config = new EnvConfig(chart, 'config', {
    name: 'example-redis-config',
    data: { 'redis-config': ['maxmemory 2mb', 'maxmemory-policy allkeys-lru', ''].join('\n') },
  });
  const redis = new StatefulApp(chart, 'redis', {
    image: 'redis:8.0.2',
    command: ['redis-server', '/redis-master/redis.conf'],
    env: { MASTER: 'true' },
    ports: [{ containerPort: 6379 }],
    resources: { limits: { cpu: '0.1' } },
    workload: Workload.pod({ name: 'redis' }),
  });
  redis.mount('/redis-master-data', EphemeralStore.emptyDir({ name: 'data' }));
  redis.mount('/redis-master', config.files({ name: 'config', items: [{ key: 'redis-config', path: 'redis.conf' }] }));
}
