import { App, Chart } from 'cdk8s';
import { EnvConfig, FilesOptions, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

function config(): EnvConfig {
  const data = { folder: 'story', 'app.conf': 'a=1' };
  return new EnvConfig(new Chart(new App(), 'story'), 'config', { data, binaryData: { raw: '/w==' } });
}

test('containers read values, sets with a prefix, files with modes, and single files', () => {
  const manifests = synth((chart) => {
    const settings = new EnvConfig(chart, 'config', { name: 'settings', data: { folder: 'story', 'app.conf': 'a=1' } });
    const app = new StatefulApp(chart, 'app', {
      image: 'app:1',
      workload: Workload.pod({ name: 'app' }),
      env: { FOLDER: settings.value('folder', { optional: false }) },
      envFrom: [settings.all(), settings.all('APP_', { optional: true })],
    });
    app.mount('/etc/app.conf', settings, { subPath: 'app.conf' });
    app.mount('/etc/folder', settings, { subPath: 'folder' });
    const items = [{ key: 'app.conf', path: 'conf.d/app.conf', mode: '0400' }, { key: 'folder' }];
    app.mount('/etc/app', settings.files({ items, defaultMode: '640', optional: true }), { volumeName: 'chosen' });
  });
  expect(only(manifests, 'Pod')['spec']).toEqual({
    containers: [
      {
        name: 'app',
        image: 'app:1',
        env: [{ name: 'FOLDER', valueFrom: { configMapKeyRef: { name: 'settings', key: 'folder', optional: false } } }],
        envFrom: [
          { configMapRef: { name: 'settings' } },
          { prefix: 'APP_', configMapRef: { name: 'settings', optional: true } },
        ],
        volumeMounts: [
          { name: 'settings', mountPath: '/etc/app.conf', subPath: 'app.conf' },
          { name: 'settings', mountPath: '/etc/folder', subPath: 'folder' },
          { name: 'chosen', mountPath: '/etc/app' },
        ],
      },
    ],
    volumes: [
      { name: 'settings', configMap: { name: 'settings' } },
      {
        name: 'chosen',
        configMap: {
          name: 'settings',
          items: [
            { key: 'app.conf', path: 'conf.d/app.conf', mode: 0o400 },
            { key: 'folder', path: 'folder' },
          ],
          defaultMode: 0o640,
          optional: true,
        },
      },
    ],
  });
  expect(manifests).toMatchSnapshot();
});

test('bytes are no value of a variable, but can be a file', () => {
  expect(() => config().value('raw')).toThrow('there is no key "raw"; there are: app.conf, folder');
  expect(() => config().files({ items: [{ key: 'raw' }] })).not.toThrow();
});

test('of a ConfigMap of the cluster any key may be read', () => {
  const existing = EnvConfig.fromConfigMapName(new Chart(new App(), 'story'), 'config', 'existing');
  expect(existing.value('anything').valueFrom).toEqual({ configMapKeyRef: { name: 'existing', key: 'anything' } });
  expect(() => existing.value('any thing')).toThrow('EnvConfig story/config: key "any thing" is not a key');
});

test.each<[FilesOptions, string]>([
  [{ items: [{ key: 'nothing' }] }, 'there is no key "nothing"'],
  [{ items: [{ key: 'folder', path: '/etc/folder' }] }, 'file path "/etc/folder" is not allowed'],
  [{ items: [{ key: 'folder', path: '../folder' }] }, 'file path "../folder" is not allowed'],
  [{ items: [{ key: 'folder', mode: '0999' }] }, 'mode "0999" is not allowed; give three octal digits'],
  [{ defaultMode: '1777' }, 'defaultMode "1777" is not allowed'],
])('files %j are refused', (options, problem) => {
  expect(() => config().files(options)).toThrow(`EnvConfig story/config: ${problem}`);
});

test('a prefix with a sign that variables may not have is refused', () => {
  expect(() => config().all('A=')).toThrow('EnvConfig story/config: prefix "A=" holds a character');
});

test('one of the cluster is called as the id, where no name is given', () => {
  const settings = EnvConfig.fromConfigMapName(new Chart(new App(), 'story'), 'login');
  expect(settings.value('key').valueFrom).toMatchObject({ configMapKeyRef: { name: 'login' } });
});
