import { HostPathType, NodeStore, ServiceType, Workload } from 'cdk8s-stateful';
import { Environment } from './environment';

/** One node, whose directory /data is the disk; the app is at port 30080 of the node. */
export const laptop: Environment = {
  name: 'laptop',
  workload: Workload.deployment({ name: 'story', replicas: 1 }),
  service: { type: ServiceType.NODE_PORT, ports: [{ port: 80, targetPort: 3000, nodePort: 30080 }] },
  store: () => NodeStore.hostPath('/data', { type: HostPathType.DIRECTORY_OR_CREATE }),
};
