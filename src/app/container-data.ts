import { copy } from '../construct/copy';
import { describe, refuse } from '../construct/construct-path';
import { ContainerOptions } from './container-options';
import { lifecycleData, probeData } from './handler';
import { containerPorts } from './port';
import { resourcesData } from './resources';
import { restartRules } from './restart';
import { ContainerSecurityContext } from './security';

function checkSecurityContext(constructPath: string, context: ContainerSecurityContext | undefined): void {
  if (context?.allowPrivilegeEscalation !== false) return;
  const isAdmin = context.capabilities?.add?.some((capability) => capability === 'CAP_SYS_ADMIN');
  if (context.privileged !== true && isAdmin !== true) return;
  refuse(
    constructPath,
    'allowPrivilegeEscalation false is not allowed for a privileged container or one with CAP_SYS_ADMIN; leave one of them out',
  );
}

type FieldOf<V> = (constructPath: string, value: V, options: ContainerOptions) => unknown;

/** Makes the field of each option, under the same name; undefined where `Container` does. */
const FIELDS: {
  readonly [K in keyof Required<ContainerOptions>]: FieldOf<NonNullable<ContainerOptions[K]>> | undefined;
} = {
  image: asGiven,
  command: copied,
  args: copied,
  workingDir: asGiven,
  ports: containerPorts,
  resources: resourcesData,
  resizePolicy: copied,
  restartPolicy: asGiven,
  restartPolicyRules: (constructPath, rules, { restartPolicy }) => restartRules(constructPath, restartPolicy, rules),
  livenessProbe: (constructPath, probe) => probeData(constructPath, 'livenessProbe', probe),
  readinessProbe: (constructPath, probe) => probeData(constructPath, 'readinessProbe', probe),
  startupProbe: (constructPath, probe) => probeData(constructPath, 'startupProbe', probe),
  lifecycle: lifecycleData,
  securityContext: copied,
  imagePullPolicy: asGiven,
  stdin: asGiven,
  stdinOnce: asGiven,
  tty: asGiven,
  terminationMessagePath: asGiven,
  terminationMessagePolicy: asGiven,
  env: undefined,
  envFrom: undefined,
  containerSpec: undefined,
};

function asGiven(_: string, value: unknown): unknown {
  return value;
}

function copied(_: string, value: unknown): unknown {
  return copy(value);
}

/** The options of a container as the API has them, without env, envFrom and containerSpec. */
export function containerFields(
  constructPath: string,
  name: string,
  options: ContainerOptions,
): Record<string, unknown> {
  checkImage(constructPath, options.image);
  checkSecurityContext(constructPath, options.securityContext);
  const fields: Record<string, unknown> = { name };
  for (const key in options) {
    const value = options[key as keyof ContainerOptions];
    const fieldOf = FIELDS[key as keyof ContainerOptions] as FieldOf<unknown> | undefined;
    if (value !== undefined && fieldOf !== undefined) fields[key] = fieldOf(constructPath, value, options);
  }
  return fields;
}

function checkImage(constructPath: string, image: string): void {
  if (image.trim() === image && image !== '') return;
  refuse(constructPath, `image ${describe(image)} is not allowed; give an image, e.g. 'postgres:17'`);
}
