import { App, Chart, Testing } from 'cdk8s';

/** An API object in a test. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  readonly [field: string]: unknown;
}

/** The manifests that a program makes in a chart. */
export function synth(build: (chart: Chart) => void, props: { id?: string; namespace?: string } = {}): Manifest[] {
  const chart = new Chart(new App(), props.id ?? 'story', { namespace: props.namespace });
  build(chart);
  return Testing.synth(chart) as Manifest[];
}

/** The only manifest of a kind. */
export function only(manifests: readonly Manifest[], kind: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} manifests of kind ${kind}`);
  return found[0];
}
