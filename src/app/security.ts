import type { k8s } from 'cdk8s-plus-27';

/** What a container may do, told by a profile of AppArmor. */
export interface AppArmorProfile {
  /** `RuntimeDefault`, `Localhost` or `Unconfined`. */
  readonly type: string;

  /**
   * The name of a profile that the node has; for `Localhost`.
   *
   * @default - none
   */
  readonly localhostProfile?: string;
}

/**
 * User, capabilities and other security settings of one container.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface ContainerSecurityContext extends k8s.SecurityContext {
  /**
   * The profile of AppArmor.
   *
   * @default - the pod's, else that of the container runtime
   * @see https://kubernetes.io/docs/tutorials/security/apparmor/
   */
  readonly appArmorProfile?: AppArmorProfile;
}

/**
 * Users, groups and other security settings of all containers of a pod.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface PodSecuritySettings extends k8s.PodSecurityContext {
  /**
   * The profile of AppArmor.
   *
   * @default - that of the container runtime
   * @see https://kubernetes.io/docs/tutorials/security/apparmor/
   */
  readonly appArmorProfile?: AppArmorProfile;

  /**
   * Whether groups that the image gives to the user count too (`Merge`), or those given here only (`Strict`).
   *
   * @default - not set: Merge
   */
  readonly supplementalGroupsPolicy?: string;

  /**
   * How the label of SELinux comes to the files of volumes: `MountOption` or `Recursive`.
   *
   * @default - not set: the driver decides
   */
  readonly seLinuxChangePolicy?: string;
}
