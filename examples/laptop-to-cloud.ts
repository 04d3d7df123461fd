import { Chart, Size } from 'cdk8s';
import { Checks, PersistentStore, Storage, StoryApp } from 'cdk8s-stateful';

/** The story app; where its story is kept is the one line that changes from a laptop to a cloud. */
export const places: Readonly<Record<string, (chart: Chart) => void>> = {
  'story-laptop': (chart) => {
    Checks.allow(chart, 'hostpath-unpinned', 'the cluster of a laptop has one node');
    storyOn(chart, Storage.hostPath('/data'));
  },
  'story-cloud': (chart) => {
    Checks.allow(chart, 'rwo-rolling-update', 'beside its storage, the story stays as it is on a laptop');
    storyOn(chart, Storage.dynamic({ storageClass: 'gp3' }));
  },
};

function storyOn(chart: Chart, storage: Storage): void {
  const store = new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1), storage });
  new StoryApp(chart, 'story', { store, folder: 'story' });
}
