import type { EnvValue } from 'cdk8s-plus-27';
import { envNameProblem } from '../api/names';
import { howToAllow } from '../check/acknowledged';
import { describe, refuse } from '../construct/construct-path';
import { EnvSource } from '../env/env-source';
import { isEnvValue, knownText } from '../env/setting';
import { copy } from '../construct/copy';
import { addTo, EMPTY } from '../inventory/lists';
import { inOrderOfReferences, type Variable, variableNames } from './variable-order';

/** The variables of a container as the API has them, with the checksums of the settings that they read. */
export interface Environment {
  readonly env: readonly Variable[];
  readonly envFrom: readonly Readonly<Record<string, unknown>>[];
  readonly checksums: readonly string[];
  /** Values of variables that refer to ConfigMaps of the same program. */
  readonly strings: ReadonlyMap<string, string>;
}

const NO_STRINGS: ReadonlyMap<string, string> = new Map();

export function environment(
  constructPath: string,
  values: { readonly [name: string]: string | EnvValue | undefined } = {},
  sources: readonly EnvSource[] = [],
  isAllowed: (rule: string) => boolean = () => false,
): Environment {
  let checksums: string[] = EMPTY;
  let env: Variable[] = EMPTY;
  let strings: Map<string, string> | undefined;
  let refers = false;
  for (const name of variableNames(values)) {
    const value = values[name];
    if (value === undefined) continue;
    const problem = envNameProblem(name);
    if (problem !== undefined && !isAllowed('bad-env-name'))
      refuse(constructPath, `environment variable ${JSON.stringify(name)} ${problem}; ${howToAllow('bad-env-name')}`);
    const variable = typeof value === 'string' ? { name, value } : variableData(constructPath, name, value);
    refers ||= typeof variable.value === 'string' && variable.value.includes('$(');
    env = addTo(env, variable);
    const string = variable.value === undefined ? knownText(value) : undefined;
    if (string !== undefined) (strings ??= new Map()).set(name, string);
    if (typeof value !== 'string' && 'checksum' in value && typeof value.checksum === 'string')
      checksums = addTo(checksums, value.checksum);
  }
  if (refers) env = inOrderOfReferences(env);
  for (const source of sources) if (source._checksum !== undefined) checksums = addTo(checksums, source._checksum);
  return { env, envFrom: sources.map((source) => source._data), checksums, strings: strings ?? NO_STRINGS };
}

/** A variable as the API has it, from an `EnvValue` of this library or of cdk8s-plus. */
function variableData(constructPath: string, name: string, value: EnvValue): Variable {
  if (!isEnvValue(value)) {
    refuse(
      constructPath,
      `the value of variable ${name}, ${describe(value)}, is not allowed; give a string, or a value such as config.value('key')`,
    );
  }
  return value.valueFrom === undefined ? { name, value: value.value } : { name, valueFrom: copy(value.valueFrom) };
}
