import type { EnvValue } from 'cdk8s-plus-27';

/** The two kinds of objects that hold settings, and how a pod refers to each. */
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

/** One object that holds settings, as its readers see it. */
export interface Settings {
  readonly kind: SettingsKind;
  readonly name: string;
  /** A digest of the content (`name=digest`) where its readers are to be replaced when it changes. */
  readonly checksum?: string;
}

/** The value of a variable as the API has it; has the shape of cdk8s-plus's EnvValue, without loading that package. */
export class SettingValue implements EnvValue {
  public readonly value?: string;
  public readonly valueFrom?: Readonly<Record<string, unknown>>;
  /** See `Settings.checksum`. */
  public readonly checksum?: string;
  /** What a container gets, where that is known and no secret. */
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

/** What every value of a variable holds, of whichever cdk8s-plus. */
export interface ValueContent {
  readonly value?: string;
  readonly valueFrom?: Record<string, unknown>;
}

/** Whether it is the value of a variable: one of ours, or of whichever cdk8s-plus. */
export function isEnvValue(value: unknown): value is ValueContent {
  if (typeof value !== 'object' || value === null) return false;
  if ('valueFrom' in value && typeof value.valueFrom === 'object' && value.valueFrom !== null) return true;
  return 'value' in value && typeof value.value === 'string';
}

/** What a container gets as the value of a variable, where that is known. */
export function knownText(value: string | EnvValue): string | undefined {
  if (typeof value === 'string') return value;
  const text: unknown = value instanceof SettingValue ? value.text : value.value;
  return typeof text === 'string' ? text : undefined;
}
