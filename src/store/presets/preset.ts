import { Construct } from 'constructs';
import { parametersOf } from '../../drivers/parameters';
import { sortedEntries } from '../../construct/map-order';
import { checkProps } from '../../construct/props';
import { describe, refuse, refuseByRule, futureConstructPath } from '../../construct/construct-path';
import { StorageClass, StorageClassOptions } from '../storage-class';
import { SecretReference } from '../storage-options';

/** A parameter before it becomes a string; undefined where it isn't given. */
export type ParameterValue = string | number | boolean | undefined;

/** Where a preset's class is about to be made. */
export interface Draft {
  readonly scope: Construct;
  /** The name of the preset, and the path of the class to be. */
  readonly constructPath: string;
}

/** Checks the types of a preset's options. */
export function draftOf(preset: string, scope: Construct, id: string, options: unknown): Draft {
  const constructPath = futureConstructPath(preset, scope, id);
  checkProps(constructPath, `${preset}ClassOptions`, options);
  return { scope, constructPath };
}

/** Refuses what the driver would refuse, though not the API server, unless the rule driver-parameters is acknowledged. */
export function refuseParameter({ scope, constructPath }: Draft, problem: string): void {
  refuseByRule(scope, constructPath, 'driver-parameters', problem);
}

/** Makes the class of a driver, with the typed parameters in their order, then those of `options.parameters`. */
export function presetClass(
  draft: Draft,
  id: string,
  driver: string,
  options: StorageClassOptions,
  typed: Readonly<Record<string, ParameterValue>>,
): StorageClass {
  const given = Object.entries(typed).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  for (const [name, value] of given) checkValue(draft, driver, name, value);
  for (const name of Object.keys(options.parameters ?? {})) {
    if (given.some(([typedName]) => isSameName(driver, typedName, name))) {
      refuse(draft.constructPath, `parameters holds ${name}, which another option gives already; give one of both`);
    }
  }
  const parameters = { ...Object.fromEntries(given), ...options.parameters };
  const { name, metadata, reclaimPolicy, volumeBindingMode, allowVolumeExpansion } = options;
  const { mountOptions, allowedTopologies, isDefault, storageClassSpec } = options;
  return new StorageClass(draft.scope, id, {
    name,
    metadata,
    provisioner: driver,
    parameters: Object.keys(parameters).length === 0 ? undefined : parameters,
    reclaimPolicy,
    volumeBindingMode,
    allowVolumeExpansion,
    mountOptions,
    allowedTopologies,
    isDefault,
    storageClassSpec,
  });
}

/** The value of a parameter: that of its option, else that in `parameters`. */
export function effective(
  driver: string,
  { parameters = {} }: StorageClassOptions,
  name: string,
  option: string | undefined,
): string | undefined {
  return option ?? Object.entries(parameters).find(([key]) => isSameName(driver, name, key))?.[1];
}

/** Refuses an option that is only allowed with some values of another. */
export function onlyWith(
  draft: Draft,
  option: string,
  value: unknown,
  other: string,
  is: string,
  allowed: readonly string[],
): void {
  if (value === undefined || allowed.includes(is)) return;
  refuseParameter(
    draft,
    `${option} ${describe(value)} is not allowed with ${other} ${is}; it goes with ${list(allowed)}`,
  );
}

/** Refuses an option that needs another. */
export function needs(draft: Draft, option: string, value: unknown, fulfilled: boolean, fix: string): void {
  if (value === undefined || fulfilled) return;
  refuseParameter(draft, `${option} ${describe(value)} is not allowed without ${fix}`);
}

/** Refuses an option that another option excludes. */
export function conflicts(draft: Draft, option: string, value: unknown, other: string | undefined, fix: string): void {
  if (value === undefined || other === undefined) return;
  refuseParameter(draft, `${option} ${describe(value)} is not allowed with ${other}; ${fix}`);
}

/** Refuses a number that isn't whole or is outside a range. */
export function within(
  draft: Draft,
  option: string,
  value: number | undefined,
  [from, to = Infinity]: readonly [number, number?],
  other?: string,
): void {
  if (value === undefined || (Number.isInteger(value) && from <= value && value <= to)) return;
  const range = to === Infinity ? `of at least ${from}` : `from ${from} to ${to}`;
  const beside = other === undefined ? '' : ` with ${other}`;
  refuseParameter(draft, `${option} ${value} is not allowed${beside}; give a whole number ${range}`);
}

/** Refuses a string that doesn't match a regular expression, which `words` describes. */
export function matches(draft: Draft, option: string, value: string | undefined, form: RegExp, words: string): void {
  if (value === undefined || form.test(value)) return;
  refuseParameter(draft, `${option} ${describe(value)} is not allowed; give ${words}`);
}

/** The parameters that name the Secret for an operation, e.g. `node-stage`. */
export function secretFor(operation: string, secret: SecretReference | undefined): Record<string, ParameterValue> {
  return {
    [`csi.storage.k8s.io/${operation}-secret-name`]: secret?.name,
    [`csi.storage.k8s.io/${operation}-secret-namespace`]: secret?.namespace,
  };
}

/** A map as drivers parse it, sorted by key: `key1=value1,key2=value2`. */
export function pairs(
  draft: Draft,
  option: string,
  map: { readonly [key: string]: string } | undefined,
): string | undefined {
  if (map === undefined) return undefined;
  for (const [key, value] of Object.entries(map)) {
    if (/[,=]/.test(key + value)) {
      refuseParameter(
        draft,
        `${option} ${describe(`${key}: ${value}`)} is not allowed; keys and values have no ',' and no '='`,
      );
    }
  }
  return sortedEntries(map)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** An enumeration in a sentence: `a, b or c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

function checkValue(draft: Draft, driver: string, name: string, value: string): void {
  const values = parametersOf(driver)?.parameters.find((known) => known.name === name)?.values;
  if (values === undefined || values.includes(value)) return;
  refuseParameter(
    draft,
    `${name} ${describe(value)} is not allowed; give ${list(values)}, or in parameters what the driver has besides`,
  );
}

function isSameName(driver: string, a: string, b: string): boolean {
  return a === b || (parametersOf(driver)?.ignoresCase === true && a.toLowerCase() === b.toLowerCase());
}
