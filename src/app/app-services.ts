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

/** The options of a Service, which by default leads to the app's pods and port. */
export function serviceOptions(
  given: ServiceOptions,
  name: string,
  selector: Readonly<Record<string, string>>,
  appPort: number | undefined,
  common: AppMetadata,
): ServiceOptions {
  // Not a spread: in V8 each spread copy to which properties are added gets its own hidden class.
  const options: Mutable<ServiceOptions> = Object.assign({}, given);
  options.name = name;
  options.selector ??= selector;
  options.metadata = withAppMetadata(options.metadata, common);
  if (options.ports === undefined) options.port ??= appPort;
  if (options.port !== undefined && options.port !== appPort) options.targetPort ??= appPort;
  return options;
}

/** The construct id of a Service that an app exposes: `service` for the first one, `service-NAME` for the others. */
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

/** The name of a Service that an app exposes; refuses that of the headless Service. */
export function serviceName(constructPath: string, name: string, headlessName: string | undefined): string {
  if (name === headlessName) {
    refuse(
      constructPath,
      `expose() makes a Service ${describe(name)}, which is the name of the StatefulSet's own; give it another, e.g. expose({ name: ${describe(`${name}-public`)} })`,
    );
  }
  return name;
}

/** The options of the headless Service that is created with a StatefulSet; undefined if none is. */
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
