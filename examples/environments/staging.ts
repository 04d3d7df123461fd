import { Size } from 'cdk8s';
import { DeploymentStrategy, PersistentStore, Storage, Workload } from 'cdk8s-stateful';
import { Environment } from './environment';

/** A disk of whatever class is the cluster's default. One node can use it, so the old pod ends before the new one starts. */
export const staging: Environment = {
  name: 'staging',
  namespace: 'story-staging',
  workload: Workload.deployment({ name: 'story', replicas: 1, strategy: DeploymentStrategy.recreate() }),
  service: { port: 80 },
  store: (chart) => new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1), storage: Storage.dynamic() }),
};
