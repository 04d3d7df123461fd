import type { MigratedPlugin } from '../../drivers/migrated';
import { MIGRATED_SOURCES, migratedPlugin } from '../../drivers/lookup';
import { asString } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import { minorOfFolder } from '../folder-version';
import type { Rule } from '../rule';

const pod = (source: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: media
spec:
  containers:
    - name: media
      image: registry.example/media:1
      volumeMounts:
        - { name: files, mountPath: /media }
  volumes:
    - name: files
      ${source}
`;

export const rule: Rule = {
  name: 'removed-volume-plugin',
  appliesTo: [...MIGRATED_SOURCES, 'provisioner'],
  severity: 'error',
  severities:
    'An error from the version on that has no plugin for it; a warning where kubernetesVersion, or the name of the folder (k8s-1.15), says that the cluster is older; an info where a CSI driver serves it.',
  summary: 'A volume is of a kind that Kubernetes has no plugin for any more.',
  consequence:
    'The API server still takes it, but the volume is never mounted: FailedMount, and the pod hangs in ContainerCreating.',
  fix: 'Use the CSI driver of that storage, or another kind of volume.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes',
  bad: () => pod('glusterfs: { endpoints: gluster, path: media }'),
  good: () => pod('nfs: { server: nas.example.com, path: /export/media }'),
  *check({ volumes, persistentVolumes, storageClasses, cluster }) {
    const severity = (plugin: MigratedPlugin, manifest: Manifest) =>
      severityOf(plugin, minor(cluster.kubernetesVersion) ?? minorOfFolder(manifest));
    for (const volume of volumes) {
      const { pod, name, source } = volume;
      const plugin = migratedPlugin(source);
      if (plugin === undefined) continue;
      yield {
        manifest: pod.manifest,
        path: [...volume.path, source],
        message: `the volume '${name}' is of kind ${source}: ${what(plugin)}`,
        severity: severity(plugin, pod.manifest),
      };
    }
    for (const { manifest, source } of persistentVolumes) {
      const plugin = source === undefined ? undefined : migratedPlugin(source);
      if (plugin === undefined || source === undefined) continue;
      yield {
        manifest,
        path: ['spec', source],
        message: `the volume is of kind ${source}: ${what(plugin)}`,
        severity: severity(plugin, manifest),
      };
    }
    for (const manifest of storageClasses) {
      const provisioner = asString(manifest.data['provisioner']);
      const plugin = provisioner === undefined ? undefined : migratedPlugin(provisioner);
      if (plugin === undefined || provisioner === undefined) continue;
      yield {
        manifest,
        path: ['provisioner'],
        message: `the provisioner is ${provisioner}: ${what(plugin)}`,
        severity: severity(plugin, manifest),
      };
    }
  },
};

function what({ driver, removedIn }: MigratedPlugin): string {
  if (driver !== undefined) return `Kubernetes hands it to the CSI driver ${driver}, which must be installed`;
  return `Kubernetes ${removedIn ?? ''} has no plugin for it any more, and pods that use it hang in ContainerCreating (FailedMount)`;
}

/** Info for a plugin that a CSI driver replaces, a warning for a cluster that still has the plugin, else error. */
function severityOf({ driver, removedIn }: MigratedPlugin, version = Infinity): 'error' | 'warning' | 'info' {
  if (driver !== undefined) return 'info';
  return version >= (minor(removedIn) ?? Infinity) ? 'error' : 'warning';
}

function minor(version: string | undefined): number | undefined {
  const [, digits] = /^v?1\.(\d+)/.exec(version ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
