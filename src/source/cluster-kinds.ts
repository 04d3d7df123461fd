/** What is read of a cluster: the resources of each call to kubectl, as `kubectl api-resources -o name` prints them. */
export const READ_TOGETHER: readonly (readonly string[])[] = [
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

/** Resources that are only asked for by these fields: what Helm keeps in Secrets for itself is large, and nobody's manifest. */
export const FIELD_SELECTORS: Readonly<Record<string, string>> = {
  secrets: 'type!=helm.sh/release.v1,type!=kubernetes.io/service-account-token',
};

/** What has to be readable for it to be known that something isn't there. */
export const DECISIVE: ReadonlySet<string> = new Set([
  'persistentvolumeclaims',
  'persistentvolumes',
  'storageclasses.storage.k8s.io',
  'configmaps',
  'secrets',
  'pods',
]);
