// Reproduces kubernetes-csi/csi-driver-nfs deploy/example/nfs-provisioner/nfs-server.yaml: an NFS server that exports a
// directory of its node.
import { App, Chart } from 'cdk8s';
import { HostPathType, NodeStore, Protocol, ServiceType, StatefulApp, Workload } from 'cdk8s-stateful';

const PORTS = [
  { name: 'tcp-2049', number: 2049, protocol: Protocol.TCP },
  { name: 'udp-111', number: 111, protocol: Protocol.UDP },
];

export function build(app: App): void {
  const chart = new Chart(app, 'nfs-server', { namespace: 'default' });
  const server = new StatefulApp(chart, 'nfs-server', {
    image: 'itsthenetwork/nfs-server-alpine:latest',
    env: { SHARED_DIRECTORY: '/exports' },
    securityContext: { privileged: true },
    ports: PORTS.map(({ name, number, protocol }) => ({ name, containerPort: number, protocol })),
    pod: { nodeSelector: { 'kubernetes.io/os': 'linux' } },
    workload: Workload.deployment({ name: 'nfs-server', replicas: 1, podMetadata: { name: 'nfs-server' } }),
  });
  // Another path stores the data of the share elsewhere on the node.
  const exported = NodeStore.hostPath('/nfs-vol', { name: 'nfs-vol', type: HostPathType.DIRECTORY_OR_CREATE });
  server.mount('/exports', exported);
  server.expose({
    type: ServiceType.CLUSTER_IP, // LOAD_BALANCER gets a public IP
    metadata: { labels: { app: 'nfs-server' } },
    ports: PORTS.map(({ name, number, protocol }) => ({ name, port: number, protocol })),
  });
}
