import { Chart } from 'cdk8s';
import { HardenedOptions, IStore, ServiceOptions, Workload } from 'cdk8s-stateful';

/** What differs from one environment to the next; what they share is written once, in story.ts. */
export interface Environment {
  /** The name of its folder below dist/environments. */
  readonly name: string;
  /** The namespace of its objects; that of the kubectl context where there is none. */
  readonly namespace?: string;
  readonly workload: Workload;
  readonly service: ServiceOptions;
  /** Where the story is kept; may make what it needs in the chart, such as a StorageClass. */
  readonly store: (chart: Chart) => IStore;
  readonly hardened?: HardenedOptions;
}
