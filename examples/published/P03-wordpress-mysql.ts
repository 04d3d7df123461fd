// Reproduces kubernetes/website content/en/examples/application/wordpress/mysql-deployment.yaml and
// wordpress-deployment.yaml: WordPress and its MySQL, each on a disk of the default class.
import { App, Chart, Size } from 'cdk8s';
import { DeploymentStrategy, EnvSecret, PersistentStore, ServiceType, StatefulApp, Workload } from 'cdk8s-stateful';

const labels = { app: 'wordpress' };

export function build(app: App): void {
  const chart = new Chart(app, 'wordpress');
  const password = EnvSecret.fromSecretName(chart, 'mysql-pass', 'mysql-pass').value('password');

  const mysqlData = new PersistentStore(chart, 'mysql-pv-claim', {
    claimName: 'mysql-pv-claim',
    name: 'mysql-persistent-storage',
    capacity: Size.gibibytes(20),
    metadata: { labels },
  });
  const mysql = new StatefulApp(chart, 'mysql', {
    image: 'mysql:8.0',
    labels,
    env: {
      MYSQL_ROOT_PASSWORD: password,
      MYSQL_DATABASE: 'wordpress',
      MYSQL_USER: 'wordpress',
      MYSQL_PASSWORD: password,
    },
    ports: [{ containerPort: 3306, name: 'mysql' }],
    workload: recreated('wordpress-mysql', 'mysql'),
  });
  mysql.mount('/var/lib/mysql', mysqlData);
  mysql.expose({ port: 3306, headless: true });

  const pages = new PersistentStore(chart, 'wp-pv-claim', {
    claimName: 'wp-pv-claim',
    name: 'wordpress-persistent-storage',
    capacity: Size.gibibytes(20),
    metadata: { labels },
  });
  const wordpress = new StatefulApp(chart, 'wordpress', {
    image: 'wordpress:6.2.1-apache',
    labels,
    env: { WORDPRESS_DB_HOST: 'wordpress-mysql', WORDPRESS_DB_PASSWORD: password, WORDPRESS_DB_USER: 'wordpress' },
    ports: [{ containerPort: 80, name: 'wordpress' }],
    workload: recreated('wordpress', 'frontend'),
  });
  wordpress.mount('/var/www/html', pages);
  wordpress.expose({ port: 80, type: ServiceType.LOAD_BALANCER });
}

/** A Deployment of one tier, whose disk only one node can use. */
function recreated(name: string, tier: string): Workload {
  const strategy = DeploymentStrategy.recreate();
  return Workload.deployment({ name, selector: { ...labels, tier }, strategy });
}
