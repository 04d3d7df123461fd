import { execFileSync } from 'node:child_process';
import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { EnvConfig, EnvSecret, PersistentStore, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

test("values, ConfigMaps, Secrets and sizes of cdk8s-plus are taken like the library's own", () => {
  const manifests = synth((chart) => {
    const configMap = new kplus.ConfigMap(chart, 'plus-config', {
      metadata: { name: 'plus-config' },
      data: { a: '1' },
    });
    const secret = new kplus.Secret(chart, 'plus-secret', { metadata: { name: 'plus-secret' } });
    const config = EnvConfig.fromConfigMap(chart, 'config', configMap);
    const app = new StatefulApp(chart, 'app', {
      image: 'app:1',
      workload: Workload.pod({ name: 'app' }),
      env: {
        LITERAL: kplus.EnvValue.fromValue('text'),
        CONFIG: kplus.EnvValue.fromConfigMap(configMap, 'a', { optional: true }),
        SECRET: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
        FIELD: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAME),
        MEMORY: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }),
      },
      envFrom: [config.all('C_'), EnvSecret.fromSecret(chart, 'secret', secret).all()],
    });
    app.mount('/etc/config', config);
    app.mount('/data', new PersistentStore(chart, 'store', { capacity: Size.gibibytes(1) }));
  });
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [
      {
        env: [
          { name: 'LITERAL', value: 'text' },
          { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'plus-config', key: 'a', optional: true } } },
          { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'plus-secret', key: 'password' } } },
          { name: 'FIELD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
        ],
        envFrom: [{ prefix: 'C_', configMapRef: { name: 'plus-config' } }, { secretRef: { name: 'plus-secret' } }],
      },
    ],
    volumes: [{ configMap: { name: 'plus-config' } }, { persistentVolumeClaim: { claimName: 'story-store' } }],
  });
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
