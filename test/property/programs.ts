import { Chart } from 'cdk8s';
import fc from 'fast-check';
import {
  Container,
  ContainerOptions,
  EnvConfig,
  EnvSecret,
  Handler,
  ISettings,
  IStore,
  MountPropagation,
  RecursiveReadOnly,
  RestartPolicy,
  ServiceType,
  StatefulApp,
} from '../../src';
import { buildObject, objects, ObjectSpec } from './objects';
import { buildStore, stores, StoreSpec } from './stores';
import { containerOptions, KINDS, podOptions, serviceOptions, settings, workloadOf, workloadOptions } from './options';
import * as value from './values';

const mounts = () =>
  fc.record({
    container: fc.nat(2),
    store: fc.nat(3),
    device: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    path: value.mountPaths(),
    options: value.partial({
      readOnly: fc.boolean(),
      subPath: value.subPaths(),
      subPathExpr: value.mostly<string | undefined>(fc.constant(undefined), 'a', '$(HOME)', '/a'),
      recursiveReadOnly: value.mostly(fc.constant(RecursiveReadOnly.DISABLED), ...Object.values(RecursiveReadOnly)),
      mountPropagation: value.mostly(fc.constant(MountPropagation.HOST_TO_CONTAINER), MountPropagation.BIDIRECTIONAL),
      volumeName: value.mostly<string | undefined>(fc.constant(undefined), 'data', 'Data'),
    }),
  });

const containers = () =>
  fc.record({
    as: fc.constantFrom('container' as const, 'init' as const, 'sidecar' as const),
    name: value.names(),
    command: value.maybe(fc.array(fc.string(), { maxLength: 2 })),
  });

const apps = () =>
  fc.record({
    kind: fc.constantFrom(...KINDS),
    replicas: value.maybe(value.mostly(fc.nat(5), -1, 0.5)),
    port: value.maybe(value.mostly(fc.integer({ min: 1, max: 65535 }), 0, 65536)),
    podMetadata: value.maybe(fc.record({ labels: value.labels() })),
    env: fc.dictionary(fc.constantFrom('A', 'HOME', 'dotted.name'), value.texts(), { noNullPrototype: true }),
    setting: value.maybe(settings()),
    workload: value.rarely(workloadOptions(), { rolling: {}, numbers: {}, set: {}, job: {}, cron: {} }),
    container: value.maybe(containerOptions()),
    pod: value.rarely(podOptions(), {}),
    hardened: fc.boolean(),
    exposed: value.rarely(serviceOptions(), {}),
    probe: value.maybe(value.mostly(fc.integer({ min: 1, max: 10 }), 0)),
    privileged: value.maybe(fc.boolean()),
    terminationGracePeriodSeconds: value.maybe(value.mostly(fc.nat(60), 1.5)),
    more: fc.array(containers(), { maxLength: 2 }),
    mounts: fc.array(mounts(), { maxLength: 4 }),
    service: value.maybe(
      value.mostly(fc.constantFrom(ServiceType.NODE_PORT, ServiceType.LOAD_BALANCER), ServiceType.EXTERNAL_NAME),
    ),
  });

type AppSpec = value.Outcome<ReturnType<typeof apps>>;

/** A program over stores, settings and workloads, as data. */
export interface Program {
  readonly stores: readonly StoreSpec[];
  readonly objects: readonly ObjectSpec[];
  readonly apps: readonly AppSpec[];
}

/** Programs as people write them: the compiler takes every one, and the constructs most of their parts. */
export function programs(): fc.Arbitrary<Program> {
  return fc.record({
    stores: fc.array(stores(), { minLength: 1, maxLength: 4 }),
    objects: fc.array(objects(), { maxLength: 1 }),
    apps: fc.array(apps(), { minLength: 1, maxLength: 2 }),
  });
}

/** What the constructs refused while a program was built. */
export type Refusals = unknown[];

/** Builds a program. A part that is refused is left out, as if its author had deleted the line. */
export function build(program: Program, chart: Chart): Refusals {
  const refusals: Refusals = [];
  const attempt = <T>(part: () => T): T | undefined => {
    try {
      return part();
    } catch (error) {
      refusals.push(error);
      return undefined;
    }
  };
  const made = program.stores.map((spec, i) => attempt(() => buildStore(spec, chart, `store${i}`)));
  program.objects.forEach((spec, i) => attempt(() => buildObject(spec, chart, `object${i}`)));
  const usable = made.filter((store) => store !== undefined);
  program.apps.forEach((spec, i) => {
    const app = attempt(() => buildApp(spec, chart, `app${i}`));
    if (app !== undefined) furnish(app, spec, usable, attempt);
  });
  return refusals;
}

function buildApp(spec: AppSpec, chart: Chart, id: string): StatefulApp {
  const { port, env, privileged, probe, terminationGracePeriodSeconds, container, replicas, podMetadata } = spec;
  const restartPolicy = spec.kind === 'Job' || spec.kind === 'CronJob' ? RestartPolicy.NEVER : undefined;
  const config = spec.setting === undefined ? undefined : buildSettings(spec.setting, chart, `${id}-config`);
  const app = new StatefulApp(chart, id, {
    image: 'example/app:1',
    port,
    securityContext: privileged === undefined ? undefined : { privileged },
    livenessProbe: probe === undefined ? undefined : { handler: Handler.tcpSocket(3000), periodSeconds: probe },
    ...container?.plain,
    ...(container === undefined ? {} : handled(container.probe, container.handler())),
    env: {
      ...env,
      ...(config === undefined || spec.setting?.read !== 'value' ? {} : { SETTING: config.value('key') }),
    },
    envFrom: config === undefined || spec.setting?.read !== 'all' ? undefined : [config.all('A_')],
    pod: { ...spec.pod, restartPolicy, terminationGracePeriodSeconds },
    workload: workloadOf(spec.kind, spec.workload, replicas, podMetadata),
  });
  if (config !== undefined && spec.setting?.read === 'files') app.mount('/settings', config.files());
  return app;
}

function buildSettings({ secret, rollout }: NonNullable<AppSpec['setting']>, chart: Chart, id: string): ISettings {
  if (secret) return new EnvSecret(chart, id, { stringData: { key: 'text' }, rollout });
  return new EnvConfig(chart, id, { data: { key: 'text' }, rollout });
}

function handled(
  as: 'readinessProbe' | 'livenessProbe' | 'startupProbe' | 'preStop' | undefined,
  handler: Handler,
): Partial<ContainerOptions> {
  if (as === undefined) return {};
  return as === 'preStop' ? { lifecycle: { preStop: handler } } : { [as]: { handler } };
}

function furnish(
  app: StatefulApp,
  spec: AppSpec,
  usable: readonly IStore[],
  attempt: <T>(part: () => T) => T | undefined,
): void {
  const all: (Container | undefined)[] = [app.container];
  for (const { as, name, command } of spec.more) {
    const options = { name, image: 'example/helper:1', command };
    all.push(
      attempt(() => {
        if (as === 'init') return app.addInitContainer(options);
        return as === 'sidecar' ? app.addSidecar(options) : app.addContainer(options);
      }),
    );
  }
  for (const { container, store, path, device, options } of spec.mounts) {
    const where = all[container % all.length];
    const what = usable[store % Math.max(usable.length, 1)];
    if (where === undefined || what === undefined) continue;
    attempt(() => {
      if (device) where.attachDevice(path, what, { volumeName: options.volumeName });
      else where.mount(path, what, options);
    });
  }
  if (spec.service !== undefined) attempt(() => app.expose({ ...spec.exposed, type: spec.service, port: 80 }));
  if (spec.hardened)
    attempt(() => {
      app.hardened({ runAsUser: 1000, fsGroup: 1000, writablePaths: ['/scratch'] });
    });
}
