import { asList, asString, field } from '../../inventory/json';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

const PROBES: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

const pod = (port: string): string =>
  samplePod(
    `ports: [{ name: http, containerPort: 8080 }]\nreadinessProbe: { httpGet: { path: /ready, port: ${port} } }`,
  );

export const rule: Rule = {
  name: 'missing-port',
  about: ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
  severity: 'warning',
  summary: 'A probe or hook asks for a port by a name that its container does not give to any.',
  consequence: 'The probe fails, so the container is never ready or is restarted again and again; a hook does nothing.',
  fix: 'Name one of the ports of the same container, or write the number.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  bad: () => pod('web'),
  good: () => pod('http'),
  *check({ containers }) {
    for (const { data, path, pod: owner } of containers) {
      for (const at of PROBES) {
        const handler = field(data, ...at);
        for (const kind of ['httpGet', 'tcpSocket']) {
          const port = asString(field(handler, kind, 'port'));
          if (port === undefined || /^\d+$/.test(port)) continue;
          const names = asList(data['ports']).flatMap((one) => asString(field(one, 'name')) ?? []);
          if (names.includes(port)) continue;
          yield {
            manifest: owner.manifest,
            path: [...path, ...at, kind, 'port'],
            message: `there is no port '${port}' in the container, which has ${names.length === 0 ? 'none with a name' : names.join(', ')}: the ${at.join('.')} fails`,
          };
        }
      }
    }
  },
};
