import { ApiObjectMetadata } from 'cdk8s';
import { Protocol } from './port';

/** From where a Service is reached. */
export enum ServiceType {
  /** From the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** Also at a port of each node. */
  NODE_PORT = 'NodePort',
  /** Also through a load balancer of the cloud. */
  LOAD_BALANCER = 'LoadBalancer',
  /** From nowhere: its DNS name is an alias of another. */
  EXTERNAL_NAME = 'ExternalName',
}

/** Whether a client gets the same pod each time. */
export enum SessionAffinity {
  /** Any pod. */
  NONE = 'None',
  /** The same pod for the same address. */
  CLIENT_IP = 'ClientIP',
}

/** Which nodes take the traffic of a Service. */
export enum TrafficPolicy {
  /** All nodes. */
  CLUSTER = 'Cluster',
  /** Nodes that have one of the pods. */
  LOCAL = 'Local',
}

/** A family of addresses. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/** How many families of addresses a Service has. */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** Two where the cluster has both. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Two; an error where the cluster has one. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** Which pods a client in the cluster is sent to first. */
export enum TrafficDistribution {
  /** Those in the client's zone; the older name of `PREFER_SAME_ZONE`. */
  PREFER_CLOSE = 'PreferClose',
  /** Those in the client's zone. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Those on the client's node. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** A port of a Service. */
export interface ServicePort {
  /** The port of the Service: 1 to 65535. */
  readonly port: number;

  /**
   * The port of the pods: a number, or the name that a container gives it.
   *
   * @default - not set: the same as `port`
   */
  readonly targetPort?: number | string;

  /**
   * A name; needed where there are several ports.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The protocol.
   *
   * @default - not set: TCP
   */
  readonly protocol?: Protocol;

  /**
   * The port of each node that leads to this one.
   *
   * @default - the cluster chooses, where the type has one
   */
  readonly nodePort?: number;

  /**
   * The application protocol, for meshes and load balancers, e.g. `kubernetes.io/h2c`.
   *
   * @default - none
   */
  readonly appProtocol?: string;
}

/**
 * Options of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export interface ServiceOptions {
  /**
   * The name of the Service, also in DNS.
   *
   * @default - the name of the workload
   */
  readonly name?: string;

  /**
   * Labels, annotations, namespace and other metadata.
   *
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The one port of the Service; it leads to the app's port.
   *
   * @default - the app's port, where no `ports` are given
   */
  readonly port?: number;

  /**
   * The port of the pods that `port` leads to: a number, or the name that a container gives it.
   *
   * @default - the app's port
   */
  readonly targetPort?: number | string;

  /**
   * The protocol of `port`.
   *
   * @default - not set: TCP
   */
  readonly protocol?: Protocol;

  /**
   * Several ports, or one with all its options.
   *
   * @default - `port`
   */
  readonly ports?: ServicePort[];

  /**
   * From where the Service is reached.
   *
   * @default - not set: the cluster
   */
  readonly type?: ServiceType;

  /**
   * Whether the name leads to the pods themselves instead of one address of the Service.
   *
   * @default false
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
   */
  readonly headless?: boolean;

  /**
   * A fixed address of the Service.
   *
   * @default - the cluster chooses
   */
  readonly clusterIp?: string;

  /**
   * Whether pods are listed before they are ready.
   *
   * @default - not set: they aren't
   */
  readonly publishNotReadyAddresses?: boolean;

  /**
   * Whether a client gets the same pod each time.
   *
   * @default - not set: any pod
   */
  readonly sessionAffinity?: SessionAffinity;

  /**
   * Seconds for which a client gets the same pod; with `SessionAffinity.CLIENT_IP`.
   *
   * @default - not set: 10800
   */
  readonly sessionAffinityTimeoutSeconds?: number;

  /**
   * Which nodes take traffic from outside.
   *
   * @default - not set: all
   */
  readonly externalTrafficPolicy?: TrafficPolicy;

  /**
   * Which nodes take traffic from inside.
   *
   * @default - not set: all
   */
  readonly internalTrafficPolicy?: TrafficPolicy;

  /**
   * Which pods a client in the cluster is sent to first.
   *
   * @default - not set: any
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
   */
  readonly trafficDistribution?: TrafficDistribution;

  /**
   * How many families of addresses the Service has.
   *
   * @default - not set: one
   * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * The families of its addresses, the one of `clusterIp` first.
   *
   * @default - not set: those of the cluster
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Addresses outside of the cluster's control that lead to the Service.
   *
   * @default - none
   */
  readonly externalIps?: string[];

  /**
   * The implementation of the load balancer.
   *
   * @default - the cluster's
   */
  readonly loadBalancerClass?: string;

  /**
   * The address that the load balancer is to have, for implementations that honour it; others want an annotation.
   *
   * @default - not set: any
   */
  readonly loadBalancerIp?: string;

  /**
   * Whether ports of the nodes are opened for the load balancer.
   *
   * @default - not set: they are
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * The port of the nodes that tells the load balancer whether they have a pod; with `TrafficPolicy.LOCAL`.
   *
   * @default - not set: a free one
   */
  readonly healthCheckNodePort?: number;

  /**
   * The networks that may use the load balancer, e.g. `10.0.0.0/8`.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * The labels of the pods.
   *
   * @default - the selector of the app
   */
  readonly selector?: { readonly [label: string]: string };

  /**
   * The DNS name of which a Service of `ServiceType.EXTERNAL_NAME` is an alias.
   *
   * @default - none
   */
  readonly externalName?: string;

  /**
   * Any further fields of the Service, as the API has them.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly serviceSpec?: { readonly [field: string]: unknown };
}
