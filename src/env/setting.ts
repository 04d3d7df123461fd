import type { EnvValue } from 'cdk8s-plus-27';

/** The fields by which a pod refers to a ConfigMap or a Secret. */
export interface SettingsKind {
  readonly keyRef: 'configMapKeyRef' | 'secretKeyRef';
  readonly ref: 'configMapRef' | 'secretRef';
  readonly volume: 'configMap' | 'secret';
  readonly volumeName: 'name' | 'secretName';
}

export const CONFIG_MAP: SettingsKind = {
  keyRef: 'configMapKeyRef',
  ref: 'configMapRef',
  volume: 'configMap',
  volumeName: 'name',
};
export const SECRET: SettingsKind = {
  keyRef: 'secretKeyRef',
  ref: 'secretRef',
  volume: 'secret',
  volumeName: 'secretName',
};

/** A ConfigMap or Secret that pods read. */
export interface Settings {
  readonly kind: SettingsKind;
  readonly name: string;
  /** A hash of the content (`name=hash`), where pods are to be replaced when it changes. */
  readonly checksum?: string;
}

/** The value of a variable as the API has it. Implements EnvValue of cdk8s-plus without loading that package. */
export class SettingValue implements EnvValue {
  public readonly value?: string;
  public readonly valueFrom?: Readonly<Record<string, unknown>>;
  /** See `Settings.checksum`. */
  public readonly checksum?: string;
  /** The resolved value; undefined where it is secret or not known. */
  public readonly text?: string;

  public constructor(content: {
    value?: string;
    valueFrom?: Record<string, unknown>;
    checksum?: string;
    text?: string;
  }) {
    this.value = content.value;
    this.text = content.text ?? content.value;
    this.valueFrom = content.valueFrom;
    this.checksum = content.checksum;
  }
}

/** The value of one key, for a variable. */
export function settingValue(settings: Settings, key: string, optional?: boolean, text?: string): EnvValue {
  const ref = optional === undefined ? { name: settings.name, key } : { name: settings.name, key, optional };
  const valueFrom = settings.kind.keyRef === 'configMapKeyRef' ? { configMapKeyRef: ref } : { secretKeyRef: ref };
  return new SettingValue({ valueFrom, checksum: settings.checksum, text });
}

/** What values of variables of all versions of cdk8s-plus have in common. */
export interface ValueContent {
  readonly value?: string;
  readonly valueFrom?: Record<string, unknown>;
}

/** Whether it is the value of a variable, of this library or of any version of cdk8s-plus. */
export function isEnvValue(value: unknown): value is ValueContent {
  if (typeof value !== 'object' || value === null) return false;
  if ('valueFrom' in value && typeof value.valueFrom === 'object' && value.valueFrom !== null) return true;
  return 'value' in value && typeof value.value === 'string';
}

/** The value that a container gets for a variable; undefined where it isn't known. */
export function knownText(value: string | EnvValue): string | undefined {
  if (typeof value === 'string') return value;
  const text: unknown = value instanceof SettingValue ? value.text : value.value;
  return typeof text === 'string' ? text : undefined;
}
