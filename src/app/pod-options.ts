import type { k8s } from 'cdk8s-plus-27';
import { DnsPolicy, PreemptionPolicy, RestartPolicy } from './pod-policies';
import { Resources } from './resources';
import { PodSecuritySettings } from './security';

/** A device that a pod claims: one that exists, or one made for each pod of a template. */
export interface PodResourceClaim {
  /** The name by which containers use it. */
  readonly name: string;

  /**
   * The name of a ResourceClaim that exists.
   *
   * @default - one is created from `resourceClaimTemplateName`
   */
  readonly resourceClaimName?: string;

  /**
   * The name of a ResourceClaimTemplate.
   *
   * @default - `resourceClaimName` is used
   */
  readonly resourceClaimTemplateName?: string;
}

/** Options of a pod apart from its containers, named as in the API. */
export interface PodOptions {
  /**
   * The node that the pod runs on, without the scheduler.
   *
   * @default - the scheduler decides
   */
  readonly nodeName?: string;

  /**
   * Labels that the node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: { readonly [label: string]: string };

  /**
   * Taints of nodes that the pod tolerates.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Nodes and pods that the pod wants to be near to, or far from.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * How the pods spread over nodes or zones.
   *
   * @default - the scheduler's defaults
   */
  readonly topologySpreadConstraints?: k8s.TopologySpreadConstraint[];

  /**
   * The service account that the pod acts as.
   *
   * @default - the namespace's default
   */
  readonly serviceAccountName?: string;

  /**
   * Whether containers get a token of the service account.
   *
   * @default - the service account's setting
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * How important the pod is to the scheduler.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Whether the scheduler may stop other pods to make room for the pod.
   *
   * @default - not set: that of the priority class, else those of a lower priority
   */
  readonly preemptionPolicy?: PreemptionPolicy;

  /**
   * Names of gates that hold the pod back from the scheduler until all are removed, e.g. `example.com/quota`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
   */
  readonly schedulingGates?: string[];

  /**
   * Types of conditions that must be true, besides the readiness of its containers, before the pod is ready.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
   */
  readonly readinessGates?: string[];

  /**
   * Requests and limits of all containers together: `cpu`, `memory` and `hugepages-<size>`.
   *
   * @default - the sum of the containers' own
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
   */
  readonly resources?: Resources;

  /**
   * Users, groups (`fsGroup`) and other security settings of all containers.
   *
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   */
  readonly securityContext?: PodSecuritySettings;

  /**
   * Whether the pod is in the node's network.
   *
   * @default - not set: it has its own
   */
  readonly hostNetwork?: boolean;

  /**
   * Whether containers see the node's processes.
   *
   * @default - not set: they don't
   */
  readonly hostPid?: boolean;

  /**
   * Whether containers share the node's inter-process communication.
   *
   * @default - not set: they don't
   */
  readonly hostIpc?: boolean;

  /**
   * Whether users of the containers are users of the node.
   *
   * @default - not set: they are
   */
  readonly hostUsers?: boolean;

  /**
   * Whether containers see each other's processes.
   *
   * @default - not set: they don't
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Which name servers the pod uses.
   *
   * @default - not set: the cluster's
   */
  readonly dnsPolicy?: DnsPolicy;

  /**
   * Further name servers, searches and options.
   *
   * @default - none
   */
  readonly dnsConfig?: k8s.PodDnsConfig;

  /**
   * The host name of the pod.
   *
   * @default - the pod's name
   */
  readonly hostname?: string;

  /**
   * The host name of the pod, instead of one from `hostname` and `subdomain`; any name in DNS.
   *
   * @default - none
   */
  readonly hostnameOverride?: string;

  /**
   * The subdomain of the pod's host name.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Whether the host name is the pod's full domain name.
   *
   * @default - not set: it isn't
   */
  readonly setHostnameAsFqdn?: boolean;

  /**
   * Further entries of the hosts file.
   *
   * @default - none
   */
  readonly hostAliases?: k8s.HostAlias[];

  /**
   * Seconds that containers get to stop.
   *
   * @default - not set: 30
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Seconds after which the pod is stopped.
   *
   * @default - none
   */
  readonly activeDeadlineSeconds?: number;

  /**
   * When containers are started again. Jobs need `ON_FAILURE` or `NEVER`.
   *
   * @default - not set: always
   */
  readonly restartPolicy?: RestartPolicy;

  /**
   * The RuntimeClass that runs the pod.
   *
   * @default - the node's default
   */
  readonly runtimeClassName?: string;

  /**
   * The scheduler that places the pod.
   *
   * @default - the cluster's default scheduler
   */
  readonly schedulerName?: string;

  /**
   * Names of the Secrets for pulling images.
   *
   * @default - the service account's
   */
  readonly imagePullSecrets?: string[];

  /**
   * Whether containers get variables for each Service of the namespace.
   *
   * @default - not set: they do
   */
  readonly enableServiceLinks?: boolean;

  /**
   * The operating system of the containers; the scheduler ignores it, so give a nodeSelector too.
   *
   * @default - not set
   */
  readonly os?: k8s.PodOs;

  /**
   * Devices that the pod claims; containers name them in `resources.claims`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
   */
  readonly resourceClaims?: PodResourceClaim[];

  /**
   * Any further fields of the pod, as the API has them or as any cdk8s-plus makes them; they override those made from the
   * other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
   */
  readonly podSpec?: { readonly [field: string]: unknown };
}
