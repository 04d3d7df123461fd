// The story app, with the constructs of this package.

const { EnvConfig, PersistentStore, Storage, StoryApp } = require('../../lib/src');
const { Size } = require('cdk8s');
const { names } = require('./story.cjs');

module.exports = function make(chart, number) {
  const { name, config, volume, claim, path } = names(number);
  const settings = new EnvConfig(chart, `${name}-settings`, { name: config, data: { folder: 'story' } });
  const store = new PersistentStore(chart, `${name}-store`, {
    capacity: Size.gibibytes(1),
    storage: Storage.hostPath(path),
    storageClass: 'standard',
    persistentVolumeName: volume,
    claimName: claim,
  });
  new StoryApp(chart, name, { name, replicas: 2, store, folder: settings.value('folder') });
};
