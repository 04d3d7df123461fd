// The story app, with the classes that cdk8s-plus-27 generates from the Kubernetes API.

const { k8s } = require('cdk8s-plus-27');
const { names, specs } = require('./story.cjs');

module.exports = function make(chart, number) {
  const { name, config, volume, claim } = names(number);
  const spec = specs(number);
  const storage = k8s.Quantity.fromString('1Gi');
  new k8s.KubeConfigMap(chart, config, { metadata: { name: config }, data: { folder: 'story' } });
  new k8s.KubePersistentVolume(chart, volume, {
    metadata: { name: volume },
    spec: { ...spec.volume, capacity: { storage } },
  });
  new k8s.KubePersistentVolumeClaim(chart, claim, {
    metadata: { name: claim },
    spec: { ...spec.claim, resources: { requests: { storage } } },
  });
  new k8s.KubeDeployment(chart, 'deployment-' + name, {
    metadata: { name: `${name}-deployment` },
    spec: spec.deployment,
  });
  new k8s.KubeService(chart, 'service-' + name, {
    metadata: { name: `${name}-service` },
    spec: { ...spec.service, ports: [{ port: 80, protocol: 'TCP', targetPort: k8s.IntOrString.fromNumber(3000) }] },
  });
};
