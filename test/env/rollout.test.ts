import { App, Chart } from 'cdk8s';
import {
  EnvConfig,
  EnvSecret,
  EnvSource,
  IStore,
  ProjectedSource,
  ProjectedStore,
  RestartPolicy,
  Rollout,
  StatefulApp,
  Workload,
} from 'cdk8s-stateful';
import { Manifest, synth } from '../support/synth';

type Settings = EnvConfig | EnvSecret;

/** The ways in which a pod reads settings. */
const READERS: Readonly<Record<string, (app: StatefulApp, settings: Settings) => void>> = {
  env: (app, settings) => app.addContainer({ name: 'r', image: 'r:1', env: { KEY: settings.value('key') } }),
  'env of an init container': (app, settings) =>
    app.addInitContainer({ name: 'r', image: 'r:1', env: { KEY: settings.value('key') } }),
  'env of a sidecar': (app, settings) =>
    app.addSidecar({ name: 'r', image: 'r:1', env: { KEY: settings.value('key') } }),
  envFrom: (app, settings) => app.addContainer({ name: 'r', image: 'r:1', envFrom: [all(settings)] }),
  files: mounting((settings) => settings),
  'chosen files': mounting((settings) => settings.files({ items: [{ key: 'key' }] })),
  'one file': (app, settings) => {
    app.mount('/etc/key', settings, { subPath: 'key' });
  },
  projected: mounting((settings) => new ProjectedStore({ sources: [ProjectedSource.files(settings)] })),
};

function mounting(storeOf: (settings: Settings) => IStore) {
  return (app: StatefulApp, settings: Settings) => {
    app.mount('/etc/app', storeOf(settings));
  };
}

function all(settings: Settings): EnvSource {
  return settings.all('PREFIX_');
}

const WORKLOADS: Readonly<Record<string, () => Workload>> = {
  Deployment: () => Workload.deployment(),
  StatefulSet: () => Workload.statefulSet(),
  CronJob: () => Workload.cronJob({ schedule: '@daily' }),
};

function podTemplate(manifest: Manifest): unknown {
  const spec = manifest['spec'] as { template?: unknown; jobTemplate?: { spec: { template: unknown } } } | undefined;
  return spec?.template ?? spec?.jobTemplate?.spec.template;
}

/** Pod templates by the name of their workload: one for each workload and reader, and one that reads something else. */
function templates(kind: 'EnvConfig' | 'EnvSecret', rollout: Rollout | undefined, value: string): Map<string, string> {
  const manifests = synth((chart) => {
    const settings = (id: string, key: string): Settings =>
      kind === 'EnvConfig'
        ? new EnvConfig(chart, id, { data: { key }, rollout })
        : new EnvSecret(chart, id, { stringData: { key }, rollout });
    const changing = settings('changing', value);
    const steady = settings('steady', 'steady');
    for (const [name, workload] of Object.entries(WORKLOADS)) {
      for (const [reader, read] of [...Object.entries(READERS), ['none', undefined] as const]) {
        const id = `${name}-${reader}`.toLowerCase().replaceAll(' ', '-');
        const pod = name === 'CronJob' ? { restartPolicy: RestartPolicy.NEVER } : undefined;
        const app = new StatefulApp(chart, id, { name: id, image: 'app:1', workload: workload(), pod });
        app.mount('/etc/steady', steady);
        read?.(app, changing);
      }
    }
  });
  return new Map(
    manifests
      .filter((manifest) => podTemplate(manifest) !== undefined)
      .map((manifest) => [manifest.metadata.name, JSON.stringify(podTemplate(manifest))]),
  );
}

function changed(kind: 'EnvConfig' | 'EnvSecret', rollout?: Rollout): string[] {
  const before = templates(kind, rollout, 'before');
  const after = templates(kind, rollout, 'after');
  expect([...before.keys()]).toEqual([...after.keys()]);
  expect(before.size).toBe(Object.keys(WORKLOADS).length * (Object.keys(READERS).length + 1));
  return [...before].filter(([name, template]) => after.get(name) !== template).map(([name]) => name);
}

const readers = Object.keys(WORKLOADS).flatMap((workload) =>
  Object.keys(READERS).map((reader) => `${workload}-${reader}`.toLowerCase().replaceAll(' ', '-')),
);

test.each([
  ['EnvConfig', Rollout.HASHED_NAME],
  ['EnvConfig', Rollout.CHECKSUM],
  ['EnvSecret', Rollout.HASHED_NAME],
  ['EnvSecret', Rollout.CHECKSUM],
] as const)(
  'a change of one value of an %s with rollout %s changes the pods that read it, and no others',
  (kind, rollout) => {
    expect(changed(kind, rollout)).toEqual(readers);
  },
);

test.each(['EnvConfig', 'EnvSecret'] as const)('without rollout, a change of an %s changes no pod', (kind) => {
  expect(changed(kind)).toEqual([]);
});

test('a checksum keeps the name of the object and stands beside other annotations', () => {
  const manifests = synth((chart) => {
    const config = new EnvConfig(chart, 'config', { name: 'settings', data: { key: 'a' }, rollout: Rollout.CHECKSUM });
    const other = new EnvConfig(chart, 'other', { name: 'another', data: { key: 'b' }, rollout: Rollout.CHECKSUM });
    new StatefulApp(chart, 'app', {
      image: 'app:1',
      workload: Workload.deployment({ podMetadata: { annotations: { team: 'story' } } }),
      env: { A: config.value('key'), B: config.value('key') },
      envFrom: [other.all()],
    });
  });
  expect(manifests.map((manifest) => manifest.metadata.name)).toEqual(['settings', 'another', 'story-app']);
  expect(podTemplate(manifests[2]!)).toMatchObject({
    metadata: {
      annotations: {
        team: 'story',
        'stateful.cdk8s.io/config-checksum': expect.stringMatching(
          /^another=[0-9a-f]{10},settings=[0-9a-f]{10}$/,
        ) as string,
      },
    },
  });
  expect(manifests).toMatchSnapshot();
});

test('a hashed name that is too long is refused before anything is made', () => {
  const chart = new Chart(new App(), 'story');
  expect(
    () => new EnvConfig(chart, 'config', { name: 'a'.repeat(245), data: {}, rollout: Rollout.HASHED_NAME }),
  ).toThrow(/EnvConfig story\/config: name "a+-[0-9a-f]{10}" is 256 characters long/);
  expect(chart.node.children).toEqual([]);
});
