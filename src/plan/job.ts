import type { Json, JsonObject } from '../inventory/json';

/** What tells copies apart that were made before and after something ran again; the script fills it in. */
export const STAMP = { 'stateful.cdk8s.io/stopped': '__STAMP__' };

interface Job {
  readonly name: string;
  readonly plan: string;
  /** Where and as whom the pods run; what is undefined is left out. */
  readonly placed: Readonly<Record<string, Json | undefined>>;
  readonly containers: readonly JsonObject[];
  /** The claim that is read. */
  readonly old: string;
  /** The claim that is written to. */
  readonly target: string;
  readonly volumes?: readonly JsonObject[];
}

/** A Job of a plan, whose pods mount two claims: `old` and `new`. */
export function jobManifest({ name, plan, placed, containers, old, target, volumes = [] }: Job): string {
  const set = Object.entries(placed).filter(([, value]) => value !== undefined && value !== null);
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
          ...Object.fromEntries(set),
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
