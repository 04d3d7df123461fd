// The story app, as near as the classes of cdk8s-plus-27 come: they have no hostPath volume, and add fields of their own.

const { ApiObject, Size } = require('cdk8s');
const kplus = require('cdk8s-plus-27');
const { IMAGE, names, objects } = require('./story.cjs');

module.exports = function make(chart, number) {
  const { name, config, volume, claim } = names(number);
  const settings = new kplus.ConfigMap(chart, config, { metadata: { name: config }, data: { folder: 'story' } });
  new ApiObject(chart, volume, objects(number)[1]);
  const pvc = new kplus.PersistentVolumeClaim(chart, claim, {
    metadata: { name: claim },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
    storageClassName: 'standard',
    volume: kplus.PersistentVolume.fromPersistentVolumeName(chart, `${volume}-import`, volume),
  });
  const deployment = new kplus.Deployment(chart, `${name}-deployment`, {
    metadata: { name: `${name}-deployment` },
    replicas: 2,
    containers: [
      {
        image: IMAGE,
        name,
        portNumber: 3000,
        envVariables: { STORY_FOLDER: kplus.EnvValue.fromConfigMap(settings, 'folder') },
        securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
      },
    ],
  });
  const files = kplus.Volume.fromPersistentVolumeClaim(chart, `${name}-volume`, pvc, { name: `${name}-volume` });
  deployment.containers[0].mount('/app/story', files);
  deployment.exposeViaService({
    name: `${name}-service`,
    ports: [{ port: 80, targetPort: 3000 }],
    serviceType: kplus.ServiceType.LOAD_BALANCER,
  });
};
