import { Chart, Size } from 'cdk8s';
import {
  Checks,
  EnvConfig,
  EphemeralStore,
  HostPathType,
  NodeStore,
  PersistentStore,
  Storage,
  StoryApp,
  VolumeMode,
} from 'cdk8s-stateful';

/** Why the warnings about pods on several nodes are fine here. */
const ONE_NODE = 'the cluster of a laptop has one node';

/** The story app on its way from a container that forgets to a claim that remembers; each stage an app of its own. */
export const stages: Readonly<Record<string, (chart: Chart) => void>> = {
  'story-1-no-volume': (chart) => {
    new StoryApp(chart, 'story');
  },

  'story-2-empty-dir': (chart) => {
    Checks.allow(chart, 'emptydir-unbounded', 'a story is a few lines of text');
    new StoryApp(chart, 'story', { store: EphemeralStore.emptyDir() });
  },

  'story-3-host-path': (chart) => {
    Checks.allow(chart, 'hostpath-unpinned', ONE_NODE);
    const store = NodeStore.hostPath('/data', { type: HostPathType.DIRECTORY_OR_CREATE });
    new StoryApp(chart, 'story', { store });
  },

  'story-4-csi': (chart) => {
    Checks.allow(chart, 'rwo-rolling-update', ONE_NODE);
    const store = new PersistentStore(chart, 'store', {
      capacity: Size.gibibytes(1),
      storage: Storage.csi({ driver: 'hostpath.csi.k8s.io', volumeHandle: 'story-volume-1' }),
      storageClass: '',
    });
    new StoryApp(chart, 'story', { store });
  },

  'story-4-csi-inline': (chart) => {
    const store = EphemeralStore.csi({ driver: 'hostpath.csi.k8s.io', volumeAttributes: { size: '1Gi' } });
    new StoryApp(chart, 'story', { store });
  },

  'story-5-claim': (chart) => {
    new StoryApp(chart, 'story', { store: hostStore(chart) });
  },

  'story-6-storage-class': (chart) => {
    new StoryApp(chart, 'story', { store: hostStore(chart, 'standard') });
  },

  'story-6-dynamic': (chart) => {
    Checks.allow(chart, 'rwo-rolling-update', ONE_NODE);
    const store = new PersistentStore(chart, 'store', {
      capacity: Size.gibibytes(1),
      storage: Storage.dynamic({ storageClass: 'standard' }),
    });
    new StoryApp(chart, 'story', { store });
  },

  'story-7-literal': (chart) => {
    new StoryApp(chart, 'story', { replicas: 2, store: hostStore(chart, 'standard'), folder: 'story' });
  },

  'story-7-config': system,

  story: system,
};

/** The whole system: the app twice, its story on a claimed volume, the name of its folder in a ConfigMap. */
function system(chart: Chart): void {
  const config = new EnvConfig(chart, 'config', { name: 'data-store-env', data: { folder: 'story' } });
  new StoryApp(chart, 'story', { replicas: 2, store: hostStore(chart, 'standard'), folder: config.value('folder') });
}

/** One gibibyte in the directory /data of the one node of a laptop's cluster. */
function hostStore(chart: Chart, storageClass?: string): PersistentStore {
  Checks.allow(chart, 'hostpath-unpinned', ONE_NODE);
  Checks.allow(chart, 'hostpath-not-shared', ONE_NODE);
  return new PersistentStore(chart, 'store', {
    capacity: Size.gibibytes(1),
    storage: Storage.hostPath('/data', { type: HostPathType.DIRECTORY_OR_CREATE, volumeMode: VolumeMode.FILESYSTEM }),
    storageClass,
    persistentVolumeName: 'host-pv',
    claimName: 'host-pvc',
  });
}
