import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { fieldsOf, FieldType, typeOfKind } from '../../src/api/fields';
import { quantityInNanos } from '../../src/api/quantity';

/** The fields that the API server requires, by type; the client's models only have types. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  V1ConfigMap: ['metadata'],
  V1Container: ['name', 'image'],
  V1ContainerPort: ['containerPort'],
  V1CSIPersistentVolumeSource: ['driver', 'volumeHandle'],
  V1CSIVolumeSource: ['driver'],
  V1CronJobSpec: ['schedule', 'jobTemplate'],
  V1DaemonSetSpec: ['selector', 'template'],
  V1DeploymentSpec: ['selector', 'template'],
  V1DownwardAPIVolumeFile: ['path'],
  V1EnvVar: ['name'],
  V1HostPathVolumeSource: ['path'],
  V1ISCSIPersistentVolumeSource: ['targetPortal', 'iqn', 'lun'],
  V1ISCSIVolumeSource: ['targetPortal', 'iqn', 'lun'],
  V1JobSpec: ['template'],
  V1KeyToPath: ['key', 'path'],
  V1LabelSelectorRequirement: ['key', 'operator'],
  V1LocalVolumeSource: ['path'],
  V1NFSVolumeSource: ['server', 'path'],
  V1NodeSelectorRequirement: ['key', 'operator'],
  V1ObjectFieldSelector: ['fieldPath'],
  V1PersistentVolumeClaimSpec: ['accessModes', 'resources'],
  V1PersistentVolumeClaimTemplate: ['spec'],
  V1PersistentVolumeSpec: ['accessModes', 'capacity'],
  V1PodCertificateProjection: ['signerName', 'keyType'],
  V1PodSpec: ['containers'],
  V1SecretReference: ['name'],
  V1ServiceAccountTokenProjection: ['path'],
  V1ServicePort: ['port'],
  V1StatefulSetSpec: ['selector', 'template', 'serviceName'],
  V1StorageClass: ['provisioner'],
  V1TypedLocalObjectReference: ['kind', 'name'],
  V1TypedObjectReference: ['kind', 'name'],
  V1Volume: ['name'],
  V1VolumeAttributesClass: ['driverName', 'parameters'],
  V1VolumeDevice: ['name', 'devicePath'],
  V1VolumeMount: ['name', 'mountPath'],
  V1VolumeResourceRequirements: ['requests'],
};

/** The only strings that the API server accepts, by type and field. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'V1Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'V1ContainerPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'V1DeploymentStrategy.type': ['Recreate', 'RollingUpdate'],
  'V1EmptyDirVolumeSource.medium': ['', 'Memory', 'HugePages', 'HugePages-2Mi', 'HugePages-1Gi'],
  'V1HostPathVolumeSource.type': [
    '',
    'DirectoryOrCreate',
    'Directory',
    'FileOrCreate',
    'File',
    'Socket',
    'CharDevice',
    'BlockDevice',
  ],
  'V1LabelSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  'V1NodeSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
  'V1PersistentVolumeClaimSpec.accessModes': ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  'V1PersistentVolumeClaimSpec.volumeMode': ['Filesystem', 'Block'],
  'V1PersistentVolumeSpec.accessModes': ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Retain', 'Delete', 'Recycle'],
  'V1PersistentVolumeSpec.volumeMode': ['Filesystem', 'Block'],
  'V1ImageVolumeSource.pullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'V1PodCertificateProjection.keyType': ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'],
  'V1PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'V1ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'V1StorageClass.reclaimPolicy': ['Retain', 'Delete'],
  'V1StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
  'V1VolumeMount.mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
  'V1VolumeMount.recursiveReadOnly': ['Disabled', 'IfPossible', 'Enabled'],
};

/** Unions, where exactly one field is set, by the types of those fields. */
const ONE_OF: Readonly<Record<string, RegExp>> = {
  V1Volume: /VolumeSource$/,
  V1VolumeProjection: /Projection$/,
  V1PersistentVolumeSpec: /VolumeSource$/,
};

/** The problems of a manifest, as a strict API server would report them. */
export function problemsOf(manifest: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  const { apiVersion, kind } = manifest;
  const type = typeOfKind(String(apiVersion), String(kind));
  if (type !== undefined) checkObject(type.type, manifest, String(kind), problems);
  else checkSchema(schemaOf(String(apiVersion), String(kind)), { ...manifest }, String(kind), problems);
  return problems;
}

function checkObject(type: string, value: unknown, path: string, problems: string[]): void {
  if (!isObject(value)) return void problems.push(`${path} is not an object`);
  const fields = fieldsOf(type);
  for (const [name, inner] of Object.entries(value)) {
    const field = fields.get(name);
    if (field === undefined) problems.push(`${path}.${name} is not a field of ${type}`);
    else checkValue(field, inner, `${path}.${name}`, problems);
    const allowed = ALLOWED[`${type}.${name}`];
    for (const text of allowed === undefined ? [] : [inner].flat()) {
      if (!allowed?.includes(String(text))) problems.push(`${path}.${name} is ${String(text)}`);
    }
  }
  for (const name of REQUIRED[type] ?? []) {
    if (value[name] === undefined || (Array.isArray(value[name]) && value[name].length === 0))
      problems.push(`${path}.${name} is missing`);
  }
  const sourceType = ONE_OF[type];
  if (sourceType === undefined) return;
  const sources = Object.keys(value).filter((name) => {
    const field = fields.get(name);
    return field?.kind === 'object' && sourceType.test(field.type);
  });
  if (sources.length !== 1) problems.push(`${path} has ${sources.length} sources`);
}

function checkValue(type: FieldType, value: unknown, path: string, problems: string[]): void {
  if (type.kind === 'object') checkObject(type.type, value, path, problems);
  else if (type.kind === 'list') {
    if (!Array.isArray(value)) problems.push(`${path} is not a list`);
    else
      value.forEach((item, i) => {
        checkValue(type.of, item, `${path}[${i}]`, problems);
      });
  } else if (type.kind === 'map') {
    if (!isObject(value)) problems.push(`${path} is not a map`);
    else for (const [key, item] of Object.entries(value)) checkValue(type.of, item, `${path}[${key}]`, problems);
  } else if (!isScalar(type.kind, value)) problems.push(`${path} is no ${type.kind}: ${JSON.stringify(value)}`);
}

function isScalar(kind: FieldType['kind'], value: unknown): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
    case 'quantity':
      return quantityInNanos(value) !== undefined;
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'int-or-string':
      return typeof value === 'string' || Number.isInteger(value);
    default:
      return value !== undefined;
  }
}

interface Schema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const CRDS: readonly Crd[] = readdirSync('imports/crds').flatMap((file) =>
  parseAllDocuments(readFileSync(`imports/crds/${file}`, 'utf8')).map((document) => document.toJS() as Crd),
);

function schemaOf(apiVersion: string, kind: string): Schema {
  for (const { spec } of CRDS) {
    const version = spec.versions.find(({ name }) => `${spec.group}/${name}` === apiVersion);
    if (spec.names.kind !== kind || version === undefined) continue;
    const object = { type: 'string' };
    const { properties } = version.schema.openAPIV3Schema;
    return {
      ...version.schema.openAPIV3Schema,
      properties: { ...properties, apiVersion: object, kind: object, metadata: {} },
    };
  }
  throw new Error(`${apiVersion} ${kind} is not known`);
}

function checkSchema(schema: Schema, value: unknown, path: string, problems: string[]): void {
  if (schema.enum?.includes(value) === false) problems.push(`${path} is ${String(value)}`);
  if (schema.type === 'object' && !isObject(value)) problems.push(`${path} is not an object`);
  if (schema.type === 'string' && typeof value !== 'string') problems.push(`${path} is not a text`);
  if (Array.isArray(value))
    value.forEach((item, i) => {
      checkSchema(schema.items ?? {}, item, `${path}[${i}]`, problems);
    });
  if (!isObject(value) || schema.type !== 'object') return;
  for (const name of schema.required ?? []) if (value[name] === undefined) problems.push(`${path}.${name} is missing`);
  for (const [name, inner] of Object.entries(value)) {
    const own = schema.properties?.[name] ?? schema.additionalProperties;
    if (own === undefined) problems.push(`${path}.${name} is not a field`);
    else checkSchema(own, inner, `${path}.${name}`, problems);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
