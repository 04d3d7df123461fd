import { runChecks } from '../../../src/check/run';
import { found } from '../../change/between';
import { inventoryOf } from '../inventory-of';

const resource = (apiVersion: string, kind: string, spec: string, metadata = 'name: one'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\nspec: { ${spec} }\n`;
const paths = (yaml: string): readonly string[] =>
  runChecks(inventoryOf(yaml), { only: ['operator-storage'] }).map(({ severity, path }) => `${severity} ${path}`);

describe('files on an emptyDir', () => {
  test.each([
    ['kafka.strimzi.io/v1beta2', 'Kafka', 'kafka: { storage: { type: ephemeral } }', 'spec.kafka.storage.type'],
    [
      'kafka.strimzi.io/v1',
      'KafkaNodePool',
      'storage: { type: jbod, volumes: [{ id: 0, type: ephemeral }] }',
      'spec.storage.volumes[0].type',
    ],
    [
      'elasticsearch.k8s.elastic.co/v1',
      'Elasticsearch',
      'nodeSets: [{ podTemplate: { spec: { volumes: [{ name: tmp, emptyDir: {} }, { name: elasticsearch-data, emptyDir: {} }] } } }]',
      'spec.nodeSets[0].podTemplate.spec.volumes[1].emptyDir',
    ],
    ['monitoring.coreos.com/v1', 'Prometheus', 'storage: { emptyDir: {} }', 'spec.storage.emptyDir'],
    ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'persistence: { storage: 0Gi }', 'spec.persistence.storage'],
    ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'persistence: { storage: 0 }', 'spec.persistence.storage'],
  ])('of %s %s: %s', (apiVersion, kind, spec, path) => {
    expect(paths(resource(apiVersion, kind, spec))).toEqual([`warning ${path}`]);
  });

  test.each([
    ['kafka.strimzi.io/v1', 'KafkaNodePool', 'storage: { type: persistent-claim, size: 10Gi }'],
    ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'persistence: { storage: 10Gi }'],
    ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'replicas: 3'],
    ['example.com/v1', 'Kafka', 'kafka: { storage: { type: ephemeral } }'],
  ])('and not of %s %s: %s', (apiVersion, kind, spec) => {
    expect(paths(resource(apiVersion, kind, spec))).toEqual([]);
  });
});

test('claims that go with the custom resource by its own words', () => {
  const pool = resource(
    'kafka.strimzi.io/v1',
    'KafkaNodePool',
    'storage: { type: persistent-claim, deleteClaim: true }',
  );
  expect(paths(pool)).toEqual(['warning spec.storage.deleteClaim']);
});

describe('a custom resource that is gone', () => {
  const nothing = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: left }\n';
  const gone = (...words: Parameters<typeof resource>): readonly string[] =>
    found(`${resource(...words)}---\n${nothing}`, nothing);

  test.each<Parameters<typeof resource>>([
    ['postgresql.cnpg.io/v1', 'Cluster', 'storage: { size: 1Gi }'],
    ['acid.zalan.do/v1', 'postgresql', 'volume: { size: 1Gi }'],
    ['postgres-operator.crunchydata.com/v1beta1', 'PostgresCluster', 'postgresVersion: 17'],
    ['rabbitmq.com/v1beta1', 'RabbitmqCluster', 'replicas: 3'],
    ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', 'version: 8.15.0'],
    ['kafka.strimzi.io/v1', 'KafkaNodePool', 'storage: { type: persistent-claim, deleteClaim: true }'],
    [
      'pxc.percona.com/v1',
      'PerconaXtraDBCluster',
      'crVersion: 1',
      'name: one, finalizers: [percona.com/delete-pxc-pvc]',
    ],
  ])('takes its claims along: %s %s', (...words) => {
    expect(gone(...words)).toEqual([expect.stringContaining(`error operator-removed ${words[1]} one`)]);
  });

  test.each<Parameters<typeof resource>>([
    ['kafka.strimzi.io/v1', 'KafkaNodePool', 'storage: { type: persistent-claim }'],
    ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', 'volumeClaimDeletePolicy: DeleteOnScaledownOnly'],
    [
      'psmdb.percona.com/v1',
      'PerconaServerMongoDB',
      'crVersion: 1',
      'name: one, finalizers: [percona.com/delete-psmdb-pods-in-order]',
    ],
    ['postgresql.cnpg.io/v1', 'Cluster', 'instances: 1', 'name: one, annotations: { helm.sh/resource-policy: keep }'],
    [
      'rabbitmq.com/v1beta1',
      'RabbitmqCluster',
      'override: { statefulSet: { spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain } } } }',
    ],
  ])('leaves them, or is left itself: %s %s', (...words) => {
    expect(gone(...words)).toEqual([]);
  });

  test('also where it only gets another name', () => {
    const cluster = (name: string): string =>
      resource('postgresql.cnpg.io/v1', 'Cluster', 'instances: 1', `name: ${name}`);
    expect(found(cluster('a'), cluster('b'))).toEqual([expect.stringContaining('error operator-removed Cluster a')]);
    expect(found(cluster('a'), cluster('a').replace('1', '2'))).toEqual([]);
  });
});
