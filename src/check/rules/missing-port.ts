import { asList, asString, field } from '../../inventory/json';
import type { Rule } from '../rule';
import { samplePod } from '../samples';

/** A probe or hook, with the consequence of a port that the kubelet can't find. */
interface Handler {
  readonly at: readonly string[];
  readonly effect: string;
  /** Whether the container runs as if it had no such probe or hook. */
  readonly goesOn?: true;
}

/** @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
const HANDLERS: readonly Handler[] = [
  { at: ['readinessProbe'], effect: 'the container is never ready' },
  { at: ['startupProbe'], effect: 'the container never counts as started, nor as ready' },
  { at: ['lifecycle', 'postStart'], effect: 'the container is killed and started again, each time' },
  {
    at: ['livenessProbe'],
    effect: 'the probe never tells anything, and a container that hangs is left alone',
    goesOn: true,
  },
  { at: ['lifecycle', 'preStop'], effect: 'the container is ended without it', goesOn: true },
];

const pod = (port: string): string =>
  samplePod(
    `ports: [{ name: http, containerPort: 8080 }]\nreadinessProbe: { httpGet: { path: /ready, port: ${port} } }`,
  );

export const rule: Rule = {
  name: 'missing-port',
  appliesTo: ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
  severity: 'error',
  severities: 'An error of readinessProbe, startupProbe and postStart; a warning of livenessProbe and preStop.',
  summary: 'A probe or hook asks for a port by a name that its container does not give to any.',
  consequence:
    'The pod never becomes ready, or its container is killed at each start; a liveness probe or a preStop hook does nothing.',
  fix: 'Name one of the ports of the same container, or write the number.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  bad: () => pod('web'),
  good: () => pod('http'),
  *check({ containers }) {
    for (const { data, path, pod: owner } of containers) {
      for (const { at, effect, goesOn } of HANDLERS) {
        const handler = field(data, ...at);
        for (const kind of ['httpGet', 'tcpSocket']) {
          const port = asString(field(handler, kind, 'port'));
          if (port === undefined || /^\d+$/.test(port)) continue;
          const names = asList(data['ports']).flatMap((one) => asString(field(one, 'name')) ?? []);
          if (names.includes(port)) continue;
          yield {
            manifest: owner.manifest,
            path: [...path, ...at, kind, 'port'],
            message: `there is no port '${port}' in the container, which has ${names.length === 0 ? 'none with a name' : names.join(', ')}: ${effect}`,
            ...(goesOn === true ? { severity: 'warning' } : {}),
          };
        }
      }
    }
  },
};
