import { dataPaths, knownImages } from '../../src/drivers/data-paths';
import { KNOWN_IMAGES } from '../../src/drivers/images';

function pathsOf(image: string, settings: Parameters<typeof dataPaths>[1] = {}): (string | undefined)[] {
  const [row] = knownImages(image);
  if (row === undefined) throw new Error(`${image} is not known`);
  return dataPaths(row, settings);
}

describe('an image', () => {
  test.each([
    'postgres:16.4',
    'docker.io/library/postgres:16.4-alpine',
    'registry.example.com:5000/postgres:16',
    'library/postgres:v16',
    'public.ecr.aws/docker/library/postgres:16',
    'harbor.example.com/hub/library/postgres:16',
    'postgres:16@sha256:0123456789abcdef',
  ])('%s is known by its repository and major version', (image) => {
    expect(knownImages(image)).toMatchObject([{ title: 'PostgreSQL', to: 17, refusesDiskRoot: true }]);
  });

  test.each(['postgres', 'postgres:latest', 'postgres@sha256:0123', 'localhost/postgres:bookworm'])(
    '%s may be of any version',
    (image) => {
      expect(knownImages(image)).toHaveLength(2);
    },
  );

  test.each(['nginx', 'example.com/team/postgres-exporter:1', 'team/postgres:16', 'influxdb:3.0', ''])(
    'nothing is known of %j',
    (image) => {
      expect(knownImages(image)).toEqual([]);
    },
  );

  test('is in one row a version', () => {
    for (const { repositories, from, to } of KNOWN_IMAGES) {
      for (const repository of repositories) {
        expect(knownImages(`${repository}:${from ?? to ?? 1}`)).toHaveLength(1);
      }
    }
  });
});

describe('the directory of the data', () => {
  test('is where the image keeps it', () => {
    expect(pathsOf('postgres:16')).toEqual(['/var/lib/postgresql/data']);
    expect(pathsOf('postgres:18')).toEqual(['/var/lib/postgresql/18/docker']);
    expect(pathsOf('zookeeper:3.9')).toEqual(['/data', '/datalog']);
  });

  test('is moved by a variable', () => {
    expect(pathsOf('postgres:16', { env: new Map([['PGDATA', '/pgdata/16']]) })).toEqual(['/pgdata/16']);
  });

  test('is not known where the variable comes from elsewhere or is no path', () => {
    expect(pathsOf('postgres:16', { env: new Map([['PGDATA', undefined]]) })).toEqual([undefined]);
    expect(pathsOf('postgres:16', { env: new Map([['PGDATA', '$(DIR)/data']]) })).toEqual([undefined]);
    expect(pathsOf('postgres:16', { env: new Map([['PGDATA', '']]) })).toEqual([undefined]);
  });

  test('of the story app is named by its variable', () => {
    expect(pathsOf('codongmin/kub-data-demo:1', { env: new Map([['STORY_FOLDER', 'story']]) })).toEqual(['/app/story']);
    expect(pathsOf('codongmin/kub-data-demo:1', { env: new Map([['STORY_FOLDER', undefined]]) })).toEqual([undefined]);
  });

  test('is moved by a flag, in either way of writing it', () => {
    expect(pathsOf('mysql:8', { args: ['--datadir=/data/mysql'] })).toEqual(['/data/mysql']);
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpath', '/files'] })).toEqual(['/files']);
    expect(pathsOf('minio/minio:latest', { args: ['server', '/data'] })).toEqual(['/data']);
  });

  test('is where the image keeps it when a flag gives no path', () => {
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpath'] })).toEqual(['/data/db']);
    expect(pathsOf('mongo:7', { args: ['mongod', '--dbpathological=/x'] })).toEqual(['/data/db']);
  });
});
