/**
 * How a change of settings restarts pods. Without one, running pods keep the variables that they started with.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export enum Rollout {
  /**
   * The object's name ends in a hash of its content, so that changed settings are a new object and every pod template
   * that reads it changes. `kubectl apply` keeps the old object; GitOps tools that prune delete it at once, though pods of
   * the old version that restart during the rollout still need it.
   */
  HASHED_NAME = 'hashed-name',

  /**
   * Every pod template that reads the settings has a hash of them in the annotation
   * `stateful.cdk8s.io/config-checksum`; the object keeps its name.
   */
  CHECKSUM = 'checksum',
}
