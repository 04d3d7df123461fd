import { imageRows, isDatabaseDirectory } from '../../src/images/lookup';

describe('an image', () => {
  test.each([
    'postgres:16.4',
    'docker.io/library/postgres:16.4-alpine',
    'registry.example.com:5000/postgres:16',
    'library/postgres:v16',
    'public.ecr.aws/docker/library/postgres:16',
    'harbor.example.com/hub/library/postgres:16',
    'postgres:16@sha256:0123456789abcdef',
    'postgres:17beta1',
  ])('%s is known by its repository and version', (image) => {
    expect(imageRows(image)).toMatchObject([{ title: 'PostgreSQL', before: '18' }]);
  });

  test.each(['bitnami/postgresql:16.4.0-debian-12-r1', 'harbor.example.com/hub/bitnamilegacy/postgresql:17'])(
    '%s is known in any mirror',
    (image) => {
      expect(imageRows(image)).toMatchObject([{ data: [{ path: '/bitnami/postgresql/data' }] }]);
    },
  );

  test.each(['postgres', 'postgres:latest', 'postgres@sha256:0123', 'localhost/postgres:bookworm'])(
    '%s may be of any version',
    (image) => {
      expect(imageRows(image).map(({ from }) => from)).toEqual([undefined, '18', '19']);
    },
  );

  test('that runs without root has directories of its own, whatever its version', () => {
    expect(imageRows('gitea/gitea:1.24')).toMatchObject([{ data: [{ path: '/data' }] }]);
    expect(imageRows('docker.gitea.com/gitea/gitea:latest-rootless')).toMatchObject([
      { data: [{ path: '/var/lib/gitea' }] },
    ]);
  });

  test.each(['nginx', 'example.com/team/postgres-exporter:1', 'team/postgres:16', 'influxdb-operator:1', '', 'a b'])(
    'nothing is known of %j',
    (image) => {
      expect(imageRows(image)).toEqual([]);
    },
  );

  test('loads the rows of its own family only', () => {
    jest.doMock('../../src/images/families/couchdb', () => {
      throw new Error('loaded');
    });
    expect(imageRows('nginx:1')).toEqual([]);
    expect(imageRows('rabbitmq:4')).toHaveLength(1);
    expect(() => imageRows('couchdb:3')).toThrow('loaded');
  });
});

test('a directory of databases is told from others', () => {
  expect(isDatabaseDirectory('/var/lib/mysql')).toBe(true);
  expect(isDatabaseDirectory('/var/lib')).toBe(false);
  expect(isDatabaseDirectory('/data')).toBe(false);
  expect(isDatabaseDirectory('')).toBe(false);
});
