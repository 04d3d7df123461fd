// The story app on a laptop's one node and, with one line changed, on a cloud's disks.
import { App, Chart, Size } from 'cdk8s';
import { PersistentStore, Storage, StoryApp } from 'cdk8s-stateful';

export const places: Readonly<Record<string, Storage>> = {
  'story-laptop': Storage.hostPath('/data'),
  'story-cloud': Storage.dynamic({ class: 'gp3' }),
};

export function storyOn(storage: Storage, chart: Chart): void {
  const store = new PersistentStore(chart, 'store', {
    capacity: Size.gibibytes(1),
    storage,
    metadata: { labels: { app: 'story' } },
  });
  new StoryApp(chart, 'story', { store, folder: 'story' });
}

for (const [name, storage] of Object.entries(places)) {
  const app = new App();
  storyOn(storage, new Chart(app, name));
  app.synth();
}
