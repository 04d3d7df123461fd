/**
 * The keys by which apply merges the items of a list; all other lists are replaced as a whole.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  'V1Container.env': ['name'],
  'V1Container.ports': ['containerPort', 'protocol'],
  'V1Container.volumeDevices': ['devicePath'],
  'V1Container.volumeMounts': ['mountPath'],
  'V1EphemeralContainer.env': ['name'],
  'V1EphemeralContainer.volumeMounts': ['mountPath'],
  'V1MutatingWebhookConfiguration.webhooks': ['name'],
  'V1NodeSpec.taints': ['key', 'effect'],
  'V1ObjectMeta.ownerReferences': ['uid'],
  'V1PodSpec.containers': ['name'],
  'V1PodSpec.ephemeralContainers': ['name'],
  'V1PodSpec.hostAliases': ['ip'],
  'V1PodSpec.imagePullSecrets': ['name'],
  'V1PodSpec.initContainers': ['name'],
  'V1PodSpec.resourceClaims': ['name'],
  'V1PodSpec.schedulingGates': ['name'],
  'V1PodSpec.topologySpreadConstraints': ['topologyKey', 'whenUnsatisfiable'],
  'V1PodSpec.volumes': ['name'],
  'V1ResourceRequirements.claims': ['name'],
  'V1ServiceAccount.secrets': ['name'],
  'V1ServiceSpec.ports': ['port', 'protocol'],
  'V1ValidatingWebhookConfiguration.webhooks': ['name'],
};

const KEY_DEFAULTS: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** The merge keys of a list; undefined where the list is replaced as a whole. */
export function mergeKeysOf(type: string, field: string): readonly string[] | undefined {
  const name = `${type}.${field}`;
  return Object.hasOwn(MERGE_KEYS, name) ? MERGE_KEYS[name] : undefined;
}

/** The value of a merge key that an item doesn't set. */
export function keyDefault(field: string): string {
  return KEY_DEFAULTS[field] ?? '';
}
