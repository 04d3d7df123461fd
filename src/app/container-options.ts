import type { EnvValue, k8s } from 'cdk8s-plus-27';
import { EnvSource } from '../env/env-source';
import { Lifecycle, Probe } from './handler';
import { RestartPolicy } from './pod-policies';
import { ContainerPortOptions } from './port';
import { Resources } from './resources';
import { ContainerRestartRule } from './restart';
import { ContainerSecurityContext } from './security';

/** When the image of a container is pulled. */
export enum ImagePullPolicy {
  /** Each time the container starts. */
  ALWAYS = 'Always',
  /** Where the node doesn't have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the node must have it. */
  NEVER = 'Never',
}

/** Where the kubelet reads why a container ended. */
export enum TerminationMessagePolicy {
  /** The file at `terminationMessagePath`. */
  FILE = 'File',
  /** That file, or the end of the log where it is empty and the container failed. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}

/** What a container runs, and what it needs. */
export interface ContainerOptions {
  /** The image, e.g. `postgres:17`. */
  readonly image: string;

  /**
   * The program, instead of the image's entrypoint.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * The arguments, instead of the image's.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * The working directory.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * The ports that the container lists.
   *
   * @default - none
   */
  readonly ports?: ContainerPortOptions[];

  /**
   * Variables by name: a string, or a value such as `config.value('key')` or `Env.field('metadata.name')`. `$(NAME)` in
   * a string refers to another variable, which is then put first. Otherwise they keep their order; in Java, Go and .NET,
   * whose maps have none, they are sorted by name.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: string | EnvValue };

  /**
   * Whole sets of variables, such as `config.all()`. Where two have the same name, the later set wins.
   *
   * @default - none
   */
  readonly envFrom?: EnvSource[];

  /**
   * Requests and limits of the container.
   *
   * @default - none
   */
  readonly resources?: Resources;

  /**
   * Whether a change of resources restarts the container, by resource.
   *
   * @default - none: it doesn't
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
   */
  readonly resizePolicy?: k8s.ContainerResizePolicy[];

  /**
   * When the container is started again. For an init container that is always, call `addSidecar`.
   *
   * @default - the pod's
   */
  readonly restartPolicy?: RestartPolicy;

  /**
   * What to restart on which exit codes; `restartPolicy`, which is needed too, decides for the others.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
   */
  readonly restartPolicyRules?: ContainerRestartRule[];

  /**
   * Restarts the container when it fails.
   *
   * @default - none
   */
  readonly livenessProbe?: Probe;

  /**
   * Takes the pod out of its Services while it fails.
   *
   * @default - none
   */
  readonly readinessProbe?: Probe;

  /**
   * Delays the other probes until it succeeds.
   *
   * @default - none
   */
  readonly startupProbe?: Probe;

  /**
   * What runs when the container has started, and before it stops.
   *
   * @default - nothing
   */
  readonly lifecycle?: Lifecycle;

  /**
   * User, capabilities and other security settings of the container.
   *
   * @default - the pod's, else the image's
   */
  readonly securityContext?: ContainerSecurityContext;

  /**
   * When the image is pulled.
   *
   * @default - not set: always for the tag `latest`, else where the node doesn't have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Whether the container keeps its standard input open.
   *
   * @default - not set: it doesn't
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input is closed after the first client has left.
   *
   * @default - not set: it isn't
   */
  readonly stdinOnce?: boolean;

  /**
   * Whether the container has a terminal; an interactive one needs `stdin` too.
   *
   * @default - not set: it hasn't
   */
  readonly tty?: boolean;

  /**
   * The file to which the container writes why it ended.
   *
   * @default - not set: /dev/termination-log
   */
  readonly terminationMessagePath?: string;

  /**
   * Where the kubelet reads why the container ended.
   *
   * @default - not set: the file
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;

  /**
   * Any further fields of the container, as the API has them or as any cdk8s-plus makes them; they override those made from the
   * other options.
   *
   * @default - none
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
   */
  readonly containerSpec?: { readonly [field: string]: unknown };
}

/** A container beside the app's own. */
export interface NamedContainerOptions extends ContainerOptions {
  /** The name of the container; unique in the pod. */
  readonly name: string;
}
