import { runCli } from './run';

test('explain tells where an image keeps its files, in words and with its documentation', () => {
  const { out, error, code } = runCli('explain', 'docker.io/library/postgres:17');
  expect(code).toBe(0);
  expect(error).toBe('');
  expect(out).toContain('PostgreSQL before 18\n');
  expect(out).toMatch(/files +\/var\/lib\/postgresql\/data\n/);
  expect(out).toMatch(/mount +mountPath: \/var\/lib\/postgresql\/data, subPath: pgdata\n/);
  expect(out).toMatch(/user +999:999, in tags with alpine 70:70; starts as root/);
  expect(out).toContain('ALTER USER');
  expect(out).toContain('https://hub.docker.com/_/postgres');
});

test('explain tells links of an image, and no disk to avoid where the files are below the mount', () => {
  expect(runCli('explain', 'neo4j:5.26').out).toContain('a mount at /var/lib/neo4j/data is one at /data');
  expect(runCli('explain', 'mongo:7.0').out).toContain('--configsvr (to /data/configdb)');
  const { out } = runCli('explain', 'postgres:18');
  expect(out).toMatch(/mount +mountPath: \/var\/lib\/postgresql\n/);
  expect(out).not.toContain("/var/lib/postgresql/18/docker can't be one");
});

test('explain tells all that an image may be where its tag leaves it open', () => {
  const { out } = runCli('explain', 'postgres');
  expect(out).toContain('The tag of postgres leaves open which of these it is.');
  expect(out).toContain('/var/lib/postgresql/18/docker; mount /var/lib/postgresql');
});

test('explain writes the rows as JSON, with patterns as text', () => {
  const { out } = runCli('explain', '--format', 'json', 'timescale/timescaledb:2.16.1-pg16');
  const [known] = JSON.parse(out) as { image: string; rows: { title: string; version: string }[] }[];
  expect(known).toMatchObject({ image: 'timescale/timescaledb:2.16.1-pg16', rows: [{ title: 'TimescaleDB' }] });
  expect(known?.rows[0]?.version).toContain('pg');
});

test('explain ends with 1 where nothing is known of an image, and with 2 without one', () => {
  expect(runCli('explain', 'example.com/team/app:1')).toMatchObject({
    code: 1,
    error: 'nothing is known of example.com/team/app:1\n',
  });
  expect(runCli('explain')).toMatchObject({ code: 2 });
  expect(runCli('explain').error).toContain('explain needs an image or a rule');
});

test('explain prints the page of a rule, as check --explain does, and that of a rule of changes', () => {
  expect(runCli('explain', 'rwo-multi-replica')).toEqual(runCli('check', '--explain', 'rwo-multi-replica'));
  const { code, out } = runCli('explain', 'pvc-renamed');
  expect(code).toBe(0);
  expect(out).toMatch(/^# pvc-renamed\n[\s\S]*\*\*Fix:\*\*[\s\S]*## The old version[\s\S]*## Found in/);
  expect(JSON.parse(runCli('explain', '--format', 'json', 'pvc-renamed').out)).toEqual([
    { rule: 'pvc-renamed', page: out },
  ]);
});

test('explain takes images and rules at once, and tells what is near what is misspelt', () => {
  expect(runCli('explain', 'postgers:17').error).toBe('nothing is known of postgers:17; did you mean postgres?\n');
  expect(runCli('explain', 'postgres:17', 'pvc-renamed').out).toMatch(/^PostgreSQL [\s\S]*\n# pvc-renamed\n/);
  expect(runCli('explain', 'rwo-multi-replca')).toMatchObject({
    code: 1,
    error: 'nothing is known of rwo-multi-replca; did you mean rwo-multi-replica?\n',
  });
});
