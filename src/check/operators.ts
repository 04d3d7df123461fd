import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, asStrings, field, isObject } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import type { FieldPath } from '../inventory/path';

/** What the operator of a custom resource does with its storage. */
export interface Operator {
  readonly title: string;
  /** The paths of storage fields in the spec; `*` is each item of a list. */
  readonly storage?: readonly string[];
  /** Whether the claims are deleted with the custom resource; by default, they aren't. */
  readonly deletesClaims?: (manifest: Manifest) => boolean;
}

const always = (): boolean => true;
const byFinalizer = ({ metadata }: Manifest): boolean =>
  asStrings(metadata['finalizers']).some((name) => /percona\.com\/delete-(?:\w+-)?pvc$/.test(name));

/** Operators by the API group and kind of their custom resources. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  // https://github.com/cloudnative-pg/cloudnative-pg/issues/8442
  'postgresql.cnpg.io/Cluster': { title: 'CloudNativePG', deletesClaims: always },
  // https://github.com/zalando/postgres-operator/blob/master/docs/reference/operator_parameters.md (enable_persistent_volume_claim_deletion)
  'acid.zalan.do/postgresql': { title: "Zalando's PostgreSQL operator", deletesClaims: always },
  // https://github.com/CrunchyData/postgres-operator/issues/3674
  'postgres-operator.crunchydata.com/PostgresCluster': { title: 'Crunchy PostgreSQL', deletesClaims: always },
  // https://github.com/rabbitmq/cluster-operator/issues/855; from https://github.com/rabbitmq/cluster-operator/pull/2215 on as its StatefulSet says
  'rabbitmq.com/RabbitmqCluster': {
    title: 'the RabbitMQ operator',
    storage: ['persistence'],
    deletesClaims: ({ spec }) =>
      field(spec, 'override', 'statefulSet', 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') !==
      'Retain',
  },
  // https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/volume-claim-templates
  'elasticsearch.k8s.elastic.co/Elasticsearch': {
    title: 'Elastic Cloud on Kubernetes',
    storage: ['nodeSets.*.podTemplate.spec.volumes.*'],
    deletesClaims: ({ spec }) => spec['volumeClaimDeletePolicy'] !== 'DeleteOnScaledownOnly',
  },
  // https://strimzi.io/docs/operators/latest/configuring.html#type-PersistentClaimStorage-reference
  'kafka.strimzi.io/Kafka': strimzi('kafka.storage', 'kafka.storage.volumes.*', 'zookeeper.storage'),
  'kafka.strimzi.io/KafkaNodePool': strimzi('storage', 'storage.volumes.*'),
  // https://docs.percona.com/percona-operator-for-mysql/pxc/delete.html
  'pxc.percona.com/PerconaXtraDBCluster': {
    title: 'the Percona operator',
    storage: ['pxc.volumeSpec'],
    deletesClaims: byFinalizer,
  },
  // https://docs.percona.com/percona-operator-for-mongodb/delete.html
  'psmdb.percona.com/PerconaServerMongoDB': {
    title: 'the Percona operator',
    storage: ['replsets.*.volumeSpec', 'sharding.configsvrReplSet.volumeSpec'],
    deletesClaims: byFinalizer,
  },
  // https://docs.percona.com/percona-operator-for-postgresql/delete.html
  'pgv2.percona.com/PerconaPGCluster': { title: 'the Percona operator', deletesClaims: byFinalizer },
  // https://github.com/opensearch-project/opensearch-k8s-operator/blob/main/docs/userguide/main.md#data-persistence
  'opensearch.opster.io/OpenSearchCluster': {
    title: 'the OpenSearch operator',
    storage: ['nodePools.*.persistence'],
  },
  // https://prometheus-operator.dev/docs/platform/storage/
  'monitoring.coreos.com/Prometheus': { title: 'the Prometheus operator', storage: ['storage'] },
  'monitoring.coreos.com/Alertmanager': { title: 'the Prometheus operator', storage: ['storage'] },
};

/** The operator of a custom resource. */
export function operatorOf({ group, kind }: Manifest): Operator | undefined {
  const key = `${group}/${kind}`;
  return Object.hasOwn(OPERATORS, key) ? OPERATORS[key] : undefined;
}

/** A field of a custom resource that describes storage. */
export interface OperatorStorage {
  readonly path: FieldPath;
  readonly data: JsonObject;
}

/** The storage fields of a custom resource that are set. */
export function operatorStorage({ spec }: Manifest, { storage = [] }: Operator): readonly OperatorStorage[] {
  return storage.flatMap((path) => fieldsAt(spec, path.split('.'), ['spec']));
}

function fieldsAt(
  value: Json | undefined,
  [step, ...rest]: readonly string[],
  path: FieldPath,
): readonly OperatorStorage[] {
  if (step === undefined) return isObject(value) ? [{ path, data: value }] : [];
  if (step === '*') return asList(value).flatMap((item, index) => fieldsAt(item, rest, [...path, index]));
  return fieldsAt(asObject(value)[step], rest, [...path, step]);
}

function strimzi(...storage: readonly string[]): Operator {
  const operator = { title: 'Strimzi', storage };
  const deletesClaims = (manifest: Manifest): boolean =>
    operatorStorage(manifest, operator).some(({ data }) => data['deleteClaim'] === true);
  return { ...operator, deletesClaims };
}

/** The name of the field that makes the storage an emptyDir; undefined if none does. */
export function ephemeralField({ data }: OperatorStorage): string | undefined {
  if (data['type'] === 'ephemeral') return 'type';
  const name = asString(data['name']);
  if (isObject(data['emptyDir']) && (name === undefined || name === 'elasticsearch-data')) return 'emptyDir';
  const size = data['storage'];
  return size === 0 || /^0(?:[KMGT]i?)?$/.test(asString(size) ?? '') ? 'storage' : undefined;
}
