import { Node } from 'constructs';
import { serviceNameProblem } from '../api/names';
import { describe, refuse } from '../construct/construct-path';
import { Mutable } from '../construct/mutable';
import { checkedName } from '../construct/names';
import { objectMetadata } from '../construct/objects';
import { checkServiceSelector } from './app-checks';
import { AppMetadata, withAppMetadata } from './app-metadata';
import { serviceSpec } from './service';
import { ServiceOptions } from './service-options';
import { WorkloadPlan } from './workloads/plan';

/** The options of a Service that leads to the app's pods and its port, unless they say otherwise. */
export function serviceOptions(
  given: ServiceOptions,
  name: string,
  selector: Readonly<Record<string, string>>,
  appPort: number | undefined,
  common: AppMetadata,
): ServiceOptions {
  // What is added to a spread copy has, in V8, a hidden class of its own in each object.
  const options: Mutable<ServiceOptions> = Object.assign({}, given);
  options.name = name;
  options.selector ??= selector;
  options.metadata = withAppMetadata(options.metadata, common);
  if (options.ports === undefined) options.port ??= appPort;
  if (options.port !== undefined && options.port !== appPort) options.targetPort ??= appPort;
  return options;
}

/** The id of the next Service that an app exposes: the first one's is its own, the others' have the name that they are given. */
export function serviceId(constructPath: string, app: Node, { name }: ServiceOptions): string {
  if (app.tryFindChild('service') === undefined) return 'service';
  const id = `service-${name ?? ''}`;
  if (app.tryFindChild(id) !== undefined) {
    refuse(
      constructPath,
      'expose() makes a second Service of the same name; give each its own, e.g. expose({ name: … })',
    );
  }
  return id;
}

/** The name of a Service that an app exposes, which isn't that of its headless one. */
export function serviceName(constructPath: string, name: string, headlessName: string | undefined): string {
  if (name === headlessName) {
    refuse(
      constructPath,
      `expose() makes a Service ${describe(name)}, which is the name of the StatefulSet's own; give it another, e.g. expose({ name: ${describe(`${name}-public`)} })`,
    );
  }
  return name;
}

/** The headless Service that a StatefulSet brings with it. */
export function headlessService(
  constructPath: string,
  { headless }: WorkloadPlan,
  name: string,
  selector: Readonly<Record<string, string>>,
  port: number | undefined,
  common: AppMetadata,
): ServiceOptions | undefined {
  if (headless === undefined || headless.existingName !== undefined) return undefined;
  if (headless.options?.selector === undefined) checkServiceSelector(constructPath, selector);
  const options = serviceOptions({ headless: true, ...headless.options }, name, selector, port, common);
  checkedName(constructPath, 'service.name', name, serviceNameProblem);
  serviceSpec(constructPath, options);
  objectMetadata(constructPath, name, options.metadata);
  return options;
}
