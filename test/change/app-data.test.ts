import { sampleDatabase } from '../../src/change/samples';
import { between, found } from './between';

const SECRET = (password: string): string => `---
apiVersion: v1
kind: Secret
metadata: { name: login }
stringData: { password: ${password} }
`;

/** What is told of a change of image. */
const upgrade = (from: string, to: string, mountPath: string): readonly string[] =>
  found(sampleDatabase({ image: from, mountPath }), sampleDatabase({ image: to, mountPath })).map((line) =>
    line.split(' ').slice(0, 2).join(' '),
  );

describe('a new version over the files of another', () => {
  test.each([
    ['postgres:15', 'postgres:17', '/var/lib/postgresql/data'],
    ['postgres:17.2', 'postgres:16.4', '/var/lib/postgresql/data'],
    ['mysql:5.7.44', 'mysql:8.4.3', '/var/lib/mysql'],
    ['mysql:8.4.3', 'mysql:8.0.36', '/var/lib/mysql'],
    ['mongo:5.0.1', 'mongo:7.0.1', '/data/db'],
    ['mariadb:11', 'mariadb:10', '/var/lib/mysql'],
    ['postgres:15', 'postgres:latest', '/var/lib/postgresql/data'],
    ['postgres:17-alpine', 'postgres:alpine', '/var/lib/postgresql/data'],
    ['postgres', 'postgres:17', '/var/lib/postgresql/data'],
    ['mongo:4.4', 'mongo', '/data/db'],
  ])('%s to %s is told', (from, to, mountPath) => {
    expect(upgrade(from, to, mountPath)).toEqual(['warning version-needs-step']);
  });

  test.each([
    ['postgres:17.2', 'postgres:17.4', '/var/lib/postgresql/data'],
    ['mysql:8.0.36', 'mysql:8.4.3', '/var/lib/mysql'],
    ['postgres', 'postgres:latest', '/var/lib/postgresql/data'],
    ['mariadb:10', 'mariadb:11', '/var/lib/mysql'],
    ['mariadb:11.4.2', 'mariadb', '/var/lib/mysql'],
    ['mysql:8.4.3', 'mysql:8', '/var/lib/mysql'],
    ['registry.example/db:1', 'registry.example/db:2', '/var/lib/postgresql/data'],
  ])('%s to %s is not', (from, to, mountPath) => {
    expect(upgrade(from, to, mountPath)).toEqual([]);
  });

  test('says that a tag leaves the version open', () => {
    const versions = ['postgres:15', 'postgres'].map((image) => sampleDatabase({ image }));
    const [finding] = between(versions[0] ?? '', versions[1] ?? '').findings;
    expect(finding?.message).toContain('over the files of 15, and its tag leaves open which version it is');
    expect(finding?.fix).toContain('Write a tag with the version 15');
    const [back] = between(versions[1] ?? '', versions[0] ?? '').findings;
    expect(back?.message).toContain('PostgreSQL 15 in container');
    expect(back?.message).toContain('over the files of a version that its tag left open');
  });

  test('says what has to be done before', () => {
    const mountPath = '/var/lib/mysql';
    const versions = ['mysql:5.7.44', 'mysql:8.4.3'].map((image) => sampleDatabase({ image, mountPath }));
    const [finding] = between(versions[0] ?? '', versions[1] ?? '').findings;
    expect(finding?.fix).toMatch(/run MySQL 8\.0 on the way/);
  });
});

describe('another data directory', () => {
  test('of PostgreSQL 18 leaves the files of 17 behind', () => {
    const versions = ['postgres:17-alpine', 'postgres:18-alpine'].map((image) => sampleDatabase({ image }));
    const { findings } = between(versions[0] ?? '', versions[1] ?? '');
    expect(findings.map(({ rule }) => rule)).toEqual(['data-directory-changed']);
    expect(findings[0]?.message).toContain('/var/lib/postgresql/18/docker, which is on no volume');
    // To lead 18 to the directory of 17 would not do: it does not read those files.
    expect(findings[0]?.fix).toMatch(/pg_upgrade.*mounted at \/var\/lib\/postgresql;/);
    expect(findings[0]?.fix).not.toContain('PGDATA');
  });

  test('is not told where the mount goes with it, which is told by itself', () => {
    const app = (data: string): string =>
      sampleDatabase({ image: 'postgres:17.2', mountPath: data, more: `env: [{ name: PGDATA, value: ${data} }]` });
    expect(found(app('/data/one'), app('/data/two')).join()).not.toContain('data-directory-changed');
  });
});

describe('a setting of the first start', () => {
  const app = (value: string): string =>
    sampleDatabase({ image: 'postgres:17.2', more: `env: [{ name: POSTGRES_PASSWORD, ${value} }]` });
  const KEY = 'valueFrom: { secretKeyRef: { name: login, key: password } }';

  test('is told with what changes it, and no restart', () => {
    const { findings } = between(app('value: first-one'), app('value: other-one'));
    expect(findings.map(({ rule }) => rule)).toEqual(['first-start-setting-changed']);
    expect(findings[0]?.fix).toContain('ALTER USER');
    expect(findings[0]?.fix).not.toMatch(/restart/);
    expect(JSON.stringify(findings[0]?.message)).not.toContain('other-one');
  });

  test('in a Secret is told of the Secret, with the same', () => {
    const { findings } = between(`${app(KEY)}${SECRET('first-one')}`, `${app(KEY)}${SECRET('other-one')}`);
    expect(findings.map(({ rule }) => rule)).toEqual(['password-changed']);
    expect(findings[0]?.fix).toContain('ALTER USER');
  });

  test('is none of a program whose files end with the pod, and none that stays', () => {
    const brief = (value: string): string =>
      app(value).replace('persistentVolumeClaim: { claimName: data }', 'emptyDir: { sizeLimit: 1Gi }');
    expect(found(brief('value: first-one'), brief('value: other-one'))).toEqual([]);
    expect(found(app('value: first-one'), app('value: first-one'))).toEqual([]);
  });
});
