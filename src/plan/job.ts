import type { Json, JsonObject } from '../inventory/json';

/** The annotation that shows whether a workload ran again since a copy was made; the script replaces `__STAMP__`. */
export const STAMP = { 'stateful.cdk8s.io/stopped': '__STAMP__' };

interface Job {
  readonly name: string;
  readonly plan: string;
  /** Fields of the pod's spec, such as tolerations; undefined and null are left out. */
  readonly podSpec: Readonly<Record<string, Json | undefined>>;
  readonly containers: readonly JsonObject[];
  /** The claim to read. */
  readonly old: string;
  /** The claim to write to. */
  readonly target: string;
  readonly volumes?: readonly JsonObject[];
}

/** A Job of a plan, whose pods mount two claims: `old` and `new`. */
export function jobManifest({ name, plan, podSpec, containers, old, target, volumes = [] }: Job): string {
  const defined = Object.entries(podSpec).filter(([, value]) => value !== undefined && value !== null);
  return JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: { 'stateful.cdk8s.io/copy': plan }, annotations: STAMP },
    spec: {
      backoffLimit: 2,
      template: {
        metadata: { labels: { 'sidecar.istio.io/inject': 'false' } },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          ...Object.fromEntries(defined),
          containers,
          volumes: [
            { name: 'old', persistentVolumeClaim: { claimName: old } },
            { name: 'new', persistentVolumeClaim: { claimName: target } },
            ...volumes,
          ],
        },
      },
    },
  });
}
