// Reproduces kubernetes/website content/en/examples/application/mysql/mysql-pv.yaml and mysql-deployment.yaml: one MySQL
// on a directory of its node.
import { App, Chart, Size } from 'cdk8s';
import { DeploymentStrategy, PersistentStore, StatefulApp, StaticBinding, Storage, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'mysql');
  const data = new PersistentStore(chart, 'data', {
    capacity: Size.gibibytes(20),
    storage: Storage.hostPath('/mnt/data', { metadata: { labels: { type: 'local' } } }),
    storageClass: 'manual',
    claimName: 'mysql-pv-claim',
    name: 'mysql-persistent-storage',
    persistentVolumeName: 'mysql-pv-volume',
    binding: StaticBinding.none(),
  });
  const mysql = new StatefulApp(chart, 'mysql', {
    image: 'mysql:9',
    env: { MYSQL_ROOT_PASSWORD: 'password' }, // use a Secret in real usage
    ports: [{ containerPort: 3306, name: 'mysql' }],
    workload: Workload.deployment({ name: 'mysql', strategy: DeploymentStrategy.recreate() }),
  });
  mysql.mount('/var/lib/mysql', data);
  mysql.expose({ port: 3306, headless: true });
}
