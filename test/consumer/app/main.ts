import { App, Chart, Size } from 'cdk8s';
import { EnvConfig, PersistentStore, Storage, StoryApp } from 'cdk8s-stateful';

const app = new App();
const chart = new Chart(app, 'story');
const config = new EnvConfig(chart, 'config', { name: 'data-store-env', data: { folder: 'story' } });
const store = new PersistentStore(chart, 'store', {
  capacity: Size.gibibytes(1),
  storage: Storage.hostPath('/data'),
  storageClass: 'standard',
  persistentVolumeName: 'host-pv',
  claimName: 'host-pvc',
});
new StoryApp(chart, 'story', { replicas: 2, store, folder: config.value('folder') });
app.synth();
