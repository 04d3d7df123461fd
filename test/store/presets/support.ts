import { Chart } from 'cdk8s';
import { only, synth } from '../../support/synth';

/** The StorageClass that a preset makes. */
export function classOf(build: (chart: Chart) => void): Record<string, unknown> {
  return { ...only(synth(build), 'StorageClass') };
}

/** The parameters of the StorageClass that a preset makes. */
export function parametersOf(build: (chart: Chart) => void): unknown {
  return classOf(build)['parameters'];
}
