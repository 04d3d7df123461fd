import { copy } from '../construct/copy';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/where';
import { ContainerOptions } from './container-options';
import { lifecycleData, portNameOf, probeData } from './handler';
import { containerPorts } from './port';
import { resourcesData } from './resources';
import { restartRules } from './restart';
import { ContainerSecurityContext } from './security';

/** A probe or hook that asks for a port by its name needs a port of that name. */
function checkPortNames(where: string, options: ContainerOptions): void {
  if (options.containerSpec?.['ports'] !== undefined) return;
  const { livenessProbe, readinessProbe, startupProbe, lifecycle } = options;
  const probes = [livenessProbe?.handler, readinessProbe?.handler, startupProbe?.handler];
  for (const handler of [...probes, lifecycle?.postStart, lifecycle?.preStop]) {
    const name = handler && portNameOf(handler);
    if (name === undefined) continue;
    const names = (options.ports ?? []).flatMap((port) => port.name ?? []);
    if (names.includes(name)) continue;
    refuse(
      where,
      `there is no port ${describe(name)} for a probe or hook; give ports: [{ name: ${describe(name)}, containerPort: … }], or the number; there are: ${names.join(', ') || 'none'}`,
    );
  }
}

function checkSecurityContext(where: string, context: ContainerSecurityContext | undefined): void {
  if (context?.allowPrivilegeEscalation !== false) return;
  const isAdmin = context.capabilities?.add?.some((capability) => ['SYS_ADMIN', 'CAP_SYS_ADMIN'].includes(capability));
  if (context.privileged !== true && isAdmin !== true) return;
  refuse(
    where,
    'allowPrivilegeEscalation false is not allowed for a privileged container or one with SYS_ADMIN; leave one of them out',
  );
}

/** The options of a container as the API has them, without those that methods fill. */
export function containerFields(where: string, name: string, options: ContainerOptions): Record<string, unknown> {
  const { image, command, args, workingDir, ports, resources, lifecycle, securityContext } = options;
  checkImage(where, image);
  checkPortNames(where, options);
  checkSecurityContext(where, securityContext);
  const { imagePullPolicy, stdin, stdinOnce, tty, terminationMessagePath, terminationMessagePolicy } = options;
  return defined({
    name,
    image,
    command: copy(command),
    args: copy(args),
    workingDir,
    ports: ports === undefined ? undefined : containerPorts(where, ports),
    resources: resources === undefined ? undefined : resourcesData(where, resources),
    resizePolicy: copy(options.resizePolicy),
    restartPolicy: options.restartPolicy,
    restartPolicyRules: restartRules(where, options.restartPolicy, options.restartPolicyRules),
    livenessProbe: probeData(where, 'livenessProbe', options.livenessProbe),
    readinessProbe: probeData(where, 'readinessProbe', options.readinessProbe),
    startupProbe: probeData(where, 'startupProbe', options.startupProbe),
    lifecycle: lifecycle === undefined ? undefined : lifecycleData(where, lifecycle),
    securityContext: copy(securityContext),
    imagePullPolicy,
    stdin,
    stdinOnce,
    tty,
    terminationMessagePath,
    terminationMessagePolicy,
  });
}

function checkImage(where: string, image: string): void {
  if (image.trim() === image && image !== '') return;
  refuse(where, `image ${describe(image)} is not allowed; give an image, e.g. 'postgres:17'`);
}
