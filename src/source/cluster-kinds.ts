/** The resources to read from a cluster, as `kubectl api-resources -o name` prints them; one call to kubectl for each group. */
export const RESOURCE_GROUPS: readonly (readonly string[])[] = [
  [
    'persistentvolumeclaims',
    'persistentvolumes',
    'storageclasses.storage.k8s.io',
    'volumeattributesclasses.storage.k8s.io',
    'csidrivers.storage.k8s.io',
    'nodes',
    'volumesnapshots.snapshot.storage.k8s.io',
    'volumesnapshotclasses.snapshot.storage.k8s.io',
    'volumesnapshotcontents.snapshot.storage.k8s.io',
  ],
  [
    'deployments.apps',
    'statefulsets.apps',
    'daemonsets.apps',
    'replicasets.apps',
    'replicationcontrollers',
    'jobs.batch',
    'cronjobs.batch',
    'horizontalpodautoscalers.autoscaling',
    'poddisruptionbudgets.policy',
    'services',
    'limitranges',
    'resourcequotas',
  ],
  ['pods'],
  ['configmaps'],
  ['secrets'],
];

/** Field selectors by resource. Helm's release Secrets are large, and no manifests of the user. */
export const FIELD_SELECTORS: Readonly<Record<string, string>> = {
  secrets: 'type!=helm.sh/release.v1,type!=kubernetes.io/service-account-token',
};

/** Resources that must be readable to conclude that a referenced object doesn't exist. */
export const REQUIRED_FOR_COMPLETE: ReadonlySet<string> = new Set([
  'persistentvolumeclaims',
  'persistentvolumes',
  'storageclasses.storage.k8s.io',
  'configmaps',
  'secrets',
  'pods',
]);
