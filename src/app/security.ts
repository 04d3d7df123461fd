import type { k8s } from 'cdk8s-plus-27';

/** An AppArmor profile, which limits what a container may do. */
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
   * The AppArmor profile.
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
   * The AppArmor profile.
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
   * How files of volumes get the SELinux label: `MountOption` or `Recursive`.
   *
   * @default - not set: the driver decides
   */
  readonly seLinuxChangePolicy?: string;
}
