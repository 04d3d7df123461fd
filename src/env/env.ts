import type { EnvValue } from 'cdk8s-plus-27';
import { dnsLabelProblem, envNameProblem, labelKeyProblem } from '../api/names';
import { stepsUp } from '../api/paths';
import { quantityInNanos } from '../api/quantity';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { checkProps } from '../construct/props';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';
import { isEnvValue, SettingValue } from './setting';

const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const KEYED_FIELD = /^metadata\.(labels|annotations)\['([^']+)'\]$/;
const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** The units that the API server allows. */
const CPU_DIVISORS = ['1m', '1'];
const BYTE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** Options of a resource as a variable. */
export interface EnvResourceOptions {
  /**
   * The container whose resource it is.
   *
   * @default - the one that has the variable
   */
  readonly containerName?: string;

  /**
   * The unit of the value, e.g. `1Mi` or `1m`.
   *
   * @default - not set: 1
   */
  readonly divisor?: string;
}

/** A variable in a file that an init container writes. */
export interface EnvFileKey {
  /** The name of the volume in the pod, an emptyDir: the `volumeName` of its mount. */
  readonly volumeName: string;

  /** The file, as a path in the volume. */
  readonly path: string;

  /** The name of the variable in the file, whose lines are `NAME='value'`. */
  readonly key: string;

  /**
   * Whether a container starts without the file or the variable.
   *
   * @default - not set: it doesn't
   */
  readonly optional?: boolean;
}

/** Options of a field of the pod as a variable. */
export interface EnvFieldOptions {
  /**
   * The version of the API in which the field is named: `v1`.
   *
   * @default - not set: v1
   */
  readonly apiVersion?: string;
}

/**
 * Values of variables that aren't from a ConfigMap or Secret.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 *
 * @example
 *
 * const env = { POD_NAME: Env.field('metadata.name'), MEMORY: Env.resource('limits.memory', { divisor: '1Mi' }) };
 * new StatefulApp(this, 'app', { image: 'example/app:1', env });
 */
export class Env {
  /**
   * A string in which nothing is expanded: `$(NAME)` and `$$` stay as they are.
   *
   * @param text the string
   */
  public static literal(text: string): EnvValue {
    if (typeof text !== 'string') refuse('Env.literal', `the text ${describe(text)} is not allowed; give a string`);
    return new SettingValue({ value: text.replace(/\$+(?=\()|\${2,}/g, (dollars) => dollars + dollars) });
  }

  /**
   * A value of any version of cdk8s-plus. Python, Java, Go and .NET need it for values of other versions than
   * cdk8s-plus-27, whose types are different to them.
   *
   * @param value the value, e.g. `EnvValue.fromValue('text')` of cdk8s-plus-34, or a string
   * @throws if it is neither
   */
  public static of(value: unknown): EnvValue {
    if (typeof value === 'string') return new SettingValue({ value });
    if (value instanceof SettingValue) return value;
    if (!isEnvValue(value))
      refuse('Env.of', `the value ${describe(value)} is not allowed; give an EnvValue of cdk8s-plus, or a string`);
    // A copy, because jsii would refuse the type of another version.
    return new SettingValue(copy({ value: value.value, valueFrom: value.valueFrom }));
  }

  /**
   * A field of the pod, e.g. `metadata.name`.
   *
   * @param fieldPath the field
   * @param options the version of the API
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static field(fieldPath: string, options: EnvFieldOptions = {}): EnvValue {
    checkProps('Env.field', 'EnvFieldOptions', options);
    if (!FIELDS.includes(fieldPath) && !isKeyedField(fieldPath)) {
      refuse(
        'Env.field',
        `${describe(fieldPath)} is not allowed; give one of ${FIELDS.join(', ')}, metadata.labels['<key>'], metadata.annotations['<key>']`,
      );
    }
    if (options.apiVersion !== undefined && options.apiVersion !== 'v1')
      refuse('Env.field', `apiVersion ${describe(options.apiVersion)} is not allowed; give 'v1', or leave it out`);
    return new SettingValue({ valueFrom: { fieldRef: defined({ apiVersion: options.apiVersion, fieldPath }) } });
  }

  /**
   * A variable that an init container writes to a file in an emptyDir.
   *
   * @param options volume, file and variable
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
   */
  public static fileKey(options: EnvFileKey): EnvValue {
    const constructPath = 'Env.fileKey';
    checkProps(constructPath, 'EnvFileKey', options);
    const { volumeName, path, key, optional } = options;
    checkedName(constructPath, 'volumeName', volumeName, dnsLabelProblem);
    checkedName(constructPath, 'key', key, envNameProblem);
    if (path === '' || path.startsWith('/') || stepsUp(path))
      refuse(constructPath, `path ${describe(path)} is not allowed; give a path in the volume, e.g. 'config.env'`);
    return new SettingValue({ valueFrom: { fileKeyRef: defined({ path, volumeName, key, optional }) } });
  }

  /**
   * A resource of a container, e.g. `limits.memory`.
   *
   * @param resource the resource
   * @param options of which container, in which unit
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
   */
  public static resource(resource: string, options: EnvResourceOptions = {}): EnvValue {
    checkProps('Env.resource', 'EnvResourceOptions', options);
    return new SettingValue({ valueFrom: { resourceFieldRef: resourceFieldRef('Env.resource', resource, options) } });
  }
}

function isKeyedField(fieldPath: string): boolean {
  const [, of, key = ''] = KEYED_FIELD.exec(fieldPath) ?? [];
  return of !== undefined && labelKeyProblem(of === 'annotations' ? key.toLowerCase() : key) === undefined;
}

/** Whether a quantity equals one of the units; the API server replaces 0 by the default. */
function isUnit(divisor: string, units: readonly string[]): boolean {
  const amount = quantityInNanos(divisor);
  return amount === 0n || units.some((unit) => quantityInNanos(unit) === amount);
}

/** A reference to a resource as the API has it. */
export function resourceFieldRef(
  constructPath: string,
  resource: string,
  options: EnvResourceOptions,
): Record<string, unknown> {
  const { containerName, divisor } = options;
  if (!RESOURCE.test(resource)) {
    refuse(
      constructPath,
      `${describe(resource)} is not allowed; give limits or requests of cpu, memory or ephemeral-storage, e.g. limits.memory`,
    );
  }
  const divisors = resource.endsWith('.cpu') ? CPU_DIVISORS : BYTE_DIVISORS;
  if (divisor !== undefined && !isUnit(divisor, divisors))
    refuse(
      constructPath,
      `divisor ${describe(divisor)} is not allowed for ${resource}; give one of ${divisors.join(', ')}`,
    );
  return defined({ containerName, resource, divisor });
}
