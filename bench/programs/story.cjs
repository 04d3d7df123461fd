// The story app number `number`, as plain objects: what every program of this benchmark makes, one way or another.

const IMAGE = 'codongmin/kub-data-demo:1';

function names(number) {
  const name = `story-${number}`;
  return { name, config: `${name}-env`, volume: `${name}-pv`, claim: `${name}-pvc`, path: `/data/${name}` };
}

function specs(number) {
  const { name, config, volume, claim, path } = names(number);
  const labels = { app: name };
  return {
    volume: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      hostPath: { path },
      storageClassName: 'standard',
    },
    claim: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      storageClassName: 'standard',
      volumeName: volume,
    },
    deployment: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              env: [{ name: 'STORY_FOLDER', valueFrom: { configMapKeyRef: { key: 'folder', name: config } } }],
              image: IMAGE,
              name,
              volumeMounts: [{ mountPath: '/app/story', name: `${name}-volume` }],
            },
          ],
          volumes: [{ name: `${name}-volume`, persistentVolumeClaim: { claimName: claim } }],
        },
      },
    },
    service: {
      ports: [{ port: 80, protocol: 'TCP', targetPort: 3000 }],
      selector: labels,
      type: 'LoadBalancer',
    },
  };
}

function objects(number) {
  const { name, config, volume, claim } = names(number);
  const spec = specs(number);
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: config }, data: { folder: 'story' } },
    { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: volume }, spec: spec.volume },
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: claim }, spec: spec.claim },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `${name}-deployment` }, spec: spec.deployment },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: `${name}-service` }, spec: spec.service },
  ];
}

module.exports = { IMAGE, names, objects, specs };
