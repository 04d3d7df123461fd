import { ContainerOptions } from './container-options';
import { PodOptions } from './pod-options';
import { Workload } from './workload';

/** Props of `StatefulApp`, with the options of its container. */
export interface StatefulAppProps extends ContainerOptions {
  /**
   * The name of the app: its label `app`, its container, and the objects that have no name of their own.
   *
   * @default - the construct's id for label and container; for objects the construct ids on the way to it, joined by '-'
   */
  readonly name?: string;

  /**
   * The namespace of all that the app makes: its workload and Services.
   *
   * @default - that in the metadata of the workload, else the chart's
   */
  readonly namespace?: string;

  /**
   * Labels of the workload, its pods and its Services. The metadata of each of them overrides them.
   *
   * @default - none
   */
  readonly labels?: { readonly [label: string]: string };

  /**
   * The labels by which the Services of the app select its pods, where they aren't those of the workload's selector.
   *
   * @default - the selector of the workload
   */
  readonly serviceSelector?: { readonly [label: string]: string };

  /**
   * The name of the container.
   *
   * @default - the name of the app
   */
  readonly containerName?: string;

  /**
   * The port that the app listens on: 1 to 65535. Services lead to it. To list it in the container too, for people who
   * read the manifest, give `ports`.
   *
   * @default - none
   */
  readonly port?: number;

  /**
   * How many pods of the Deployment or StatefulSet run: 0 or more.
   *
   * @default - that of `workload`, else not set: 1
   */
  readonly replicas?: number;

  /**
   * What runs the app.
   *
   * @default Workload.deployment()
   */
  readonly workload?: Workload;

  /**
   * Options of the pods apart from their containers.
   *
   * @default - none
   */
  readonly pod?: PodOptions;
}
