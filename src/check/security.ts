import { asNumber, field } from '../inventory/json';
import type { Container, Pod } from '../inventory/pods';

/** Whether a container certainly doesn't run as root. */
export function isNonRoot({ data, pod }: Container): boolean {
  const user = asNumber(field(data, 'securityContext', 'runAsUser') ?? field(pod.spec, 'securityContext', 'runAsUser'));
  if (user !== undefined) return user !== 0;
  const nonRoot = field(data, 'securityContext', 'runAsNonRoot') ?? field(pod.spec, 'securityContext', 'runAsNonRoot');
  return nonRoot === true;
}

/** The fsGroup of a pod, which owns its volumes. */
export function fsGroupOf({ spec }: Pod): number | undefined {
  return asNumber(field(spec, 'securityContext', 'fsGroup'));
}

/** A container's user, in words. */
export function userOf({ data, pod }: Container): string {
  const user = asNumber(field(data, 'securityContext', 'runAsUser') ?? field(pod.spec, 'securityContext', 'runAsUser'));
  return user === undefined ? 'not as root' : `as user ${user}`;
}
