/**
 * How pods come to run with new settings. Without one, running pods keep the variables that they started with.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export enum Rollout {
  /**
   * The object's name ends in a digest of its content, so that changed settings are a new object and every pod template
   * that reads it changes. The old object stays under `kubectl apply` until it is pruned or deleted; GitOps tools that
   * prune delete it at once, while pods of the old version that restart during the rollout may still ask for it.
   */
  HASHED_NAME = 'hashed-name',

  /**
   * Every pod template that reads the settings carries a digest of them in the annotation
   * `stateful.cdk8s.io/config-checksum`; the object keeps its name.
   */
  CHECKSUM = 'checksum',
}
