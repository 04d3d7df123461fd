import { execFileSync } from 'node:child_process';
import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus34 from 'cdk8s-plus-34';
import { Env, EnvConfig, EnvSecret, PersistentStore, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

const VERSIONS = [
  [
    'cdk8s-plus-27',
    kplus,
    {
      LITERAL: kplus.EnvValue.fromValue('text'),
      FIELD: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAME),
      MEMORY: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }),
    },
  ],
  [
    'cdk8s-plus-34',
    kplus34,
    {
      LITERAL: kplus34.EnvValue.fromValue('text'),
      FIELD: kplus34.EnvValue.fromFieldRef(kplus34.EnvFieldPaths.POD_NAME),
      MEMORY: kplus34.EnvValue.fromResource(kplus34.ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }),
    },
  ],
] as const;

test.each(VERSIONS)(
  "values, ConfigMaps, Secrets and sizes of %s are taken like the library's own",
  (_, plus, values) => {
    const manifests = synth((chart) => {
      const configMap = new plus.ConfigMap(chart, 'plus-config', {
        metadata: { name: 'plus-config' },
        data: { a: '1' },
      });
      const secret = new plus.Secret(chart, 'plus-secret', { metadata: { name: 'plus-secret' } });
      const config = EnvConfig.fromConfigMap(chart, 'config', configMap);
      const app = new StatefulApp(chart, 'app', {
        image: 'app:1',
        workload: Workload.pod({ name: 'app' }),
        env: {
          ...values,
          CONFIG: config.value('a'),
          OF: Env.of(values.MEMORY),
          TEXT: Env.of('text'),
        },
        envFrom: [config.all('C_'), EnvSecret.fromSecret(chart, 'secret', secret).all()],
      });
      app.mount('/etc/config', config);
      app.mount('/data', new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1) }));
    });
    const memory = { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } };
    expect(only(manifests, 'Pod')['spec']).toMatchObject({
      containers: [
        {
          env: [
            { name: 'LITERAL', value: 'text' },
            { name: 'FIELD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
            { name: 'MEMORY', valueFrom: memory },
            { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'plus-config', key: 'a' } } },
            { name: 'OF', valueFrom: memory },
            { name: 'TEXT', value: 'text' },
          ],
          envFrom: [{ prefix: 'C_', configMapRef: { name: 'plus-config' } }, { secretRef: { name: 'plus-secret' } }],
        },
      ],
      volumes: [{ configMap: { name: 'plus-config' } }, { persistentVolumeClaim: { claimName: 'story-store' } }],
    });
  },
);

test('values of cdk8s-plus-27 that read its own ConfigMaps and Secrets are taken', () => {
  const manifests = synth((chart) => {
    const configMap = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { a: '1' } });
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' } });
    const env = {
      CONFIG: kplus.EnvValue.fromConfigMap(configMap, 'a', { optional: true }),
      SECRET: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
    };
    new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod({ name: 'app' }), env });
  });
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [
      {
        env: [
          { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'config', key: 'a', optional: true } } },
          { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'secret', key: 'password' } } },
        ],
      },
    ],
  });
});

test.each(VERSIONS)('quantities, numbers and structs of the API types of %s are data in open options', (_, { k8s }) => {
  const probe = { tcpSocket: { port: k8s.IntOrString.fromString('http') } };
  const manifests = synth((chart) => {
    new StatefulApp(chart, 'app', {
      image: 'app:1',
      ports: [{ name: 'http', containerPort: 80 }],
      containerSpec: {
        readinessProbe: probe,
        resources: { requests: { memory: k8s.Quantity.fromString('1Gi'), cpu: k8s.Quantity.fromNumber(2) } },
      },
      workload: Workload.deployment({
        deploymentSpec: { strategy: { rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(0) } } },
      }),
      pod: {
        tolerations: [{ key: 'gpu', operator: 'Exists' }],
        podSpec: { overhead: { memory: k8s.Quantity.fromString('64Mi') } },
      },
    });
  });
  expect(only(manifests, 'Deployment')['spec']).toMatchObject({
    strategy: { rollingUpdate: { maxSurge: 0 } },
    template: {
      spec: {
        overhead: { memory: '64Mi' },
        tolerations: [{ key: 'gpu', operator: 'Exists' }],
        containers: [
          { readinessProbe: { tcpSocket: { port: 'http' } }, resources: { requests: { memory: '1Gi', cpu: 2 } } },
        ],
      },
    },
  });
});

test('what is no value, ConfigMap or Secret is refused by the factory that takes any', () => {
  const chart = new Chart(new App(), 'story');
  const secret = new kplus34.Secret(chart, 'plus', { metadata: { name: 'plus' } });
  expect(Env.of(kplus34.EnvValue.fromValue('text'))).not.toBeInstanceOf(kplus34.EnvValue);
  expect(() => Env.of({ key: 'password' })).toThrow('Env.of: the value an object is not allowed; give an EnvValue');
  expect(() => EnvConfig.fromConfigMap(chart, 'config', secret)).toThrow(
    'EnvConfig: the Secret "plus" is not allowed; give a ConfigMap',
  );
});

test('a variable whose value is of neither is refused', () => {
  const value = { key: 'password' } as unknown as kplus.EnvValue;
  const chart = new Chart(new App(), 'story');
  expect(() => new StatefulApp(chart, 'app', { image: 'app:1', env: { A: value } })).toThrow(
    /^StatefulApp story\/app: the value of variable A, an object, is not allowed/,
  );
});

test("a program that doesn't use cdk8s-plus doesn't load it", () => {
  const program = `
    const { App, Chart, Size } = require('cdk8s');
    const lib = require('./src/index.ts');
    const app = new App();
    const chart = new Chart(app, 'story');
    const config = new lib.EnvConfig(chart, 'config', { data: { folder: 'story' } });
    const secret = lib.EnvSecret.fromSecretName(chart, 'secret', 'login');
    const store = new lib.PersistentStore(chart, 'store', { capacity: Size.gibibytes(1) });
    const db = new lib.StatefulApp(chart, 'db', {
      image: 'db:1',
      env: { A: config.value('folder'), B: secret.value('key'), C: lib.Env.field('metadata.name') },
      envFrom: [secret.all()],
    });
    db.mount('/data', store);
    db.hardened({ fsGroup: 1000 });
    new lib.StoryApp(chart, 'story', { store, folder: 'story' });
    chart.toJson();
    const loaded = Object.keys(require.cache);
    console.log(JSON.stringify([loaded.some((file) => file.includes('src/app/stateful-app')), loaded.filter((file) => file.includes('cdk8s-plus'))]));`;
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', program], {
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toEqual([true, []]);
}, 60_000);

test('an app with another cdk8s-plus works where cdk8s-plus-27 is absent', () => {
  const program = `
    const Module = require('node:module');
    const load = Module._load;
    Module._load = (request, ...rest) => {
      if (/cdk8s-plus-27/.test(request)) throw new Error('cdk8s-plus-27 is not here');
      return load(request, ...rest);
    };
    const { App, Chart, Size } = require('cdk8s');
    const { ConfigMap, EnvValue, k8s } = require('cdk8s-plus-34');
    const lib = require('./src/index.ts');
    const chart = new Chart(new App(), 'shop');
    const config = lib.EnvConfig.fromConfigMap(chart, 'config', new ConfigMap(chart, 'plus', { data: { a: '1' } }));
    const db = new lib.StatefulApp(chart, 'db', {
      image: 'example/db:1',
      env: { A: config.value('a'), B: EnvValue.fromValue('text') },
      containerSpec: { resources: { limits: { memory: k8s.Quantity.fromString('1Gi') } } },
    });
    db.mount('/data', new lib.PersistentStore(chart, 'store', { capacity: Size.gibibytes(1) }));
    db.expose({ port: 80, targetPort: 80 });
    lib.Checks.of(chart);
    lib.Survival.of(chart).expect('/data').toSurvive(lib.Event.POD_REPLACED);
    const [deployment] = chart.toJson().filter(({ kind }) => kind === 'Deployment');
    console.log(JSON.stringify(deployment.spec.template.spec.containers[0].env.map(({ name }) => name)));`;
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(printed)).toEqual(['A', 'B']);
}, 60_000);
