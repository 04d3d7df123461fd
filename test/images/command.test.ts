import { commandsOf } from '../../src/images/command';

const commands = (words: readonly string[], env: Readonly<Record<string, string>> = {}): string[] =>
  commandsOf(words, new Map(Object.entries(env))).map((command) => command.args.join(' '));

test('a command is itself', () => {
  expect(commands(['mysqld', '--datadir=/x'])).toEqual(['mysqld --datadir=/x']);
});

test('what a script runs is its commands, in order', () => {
  expect(commands(['sh', '-c', 'mkdir -p /a && exec minio server /a; echo done'])).toEqual([
    'mkdir -p /a',
    'minio server /a',
    'echo done',
  ]);
  expect(commands(['/bin/bash', '-ec', '# starts\nminio \\\n  server "/my data" \'/b\'\n'])).toEqual([
    'minio server /my data /b',
  ]);
});

test('programs that only hand over to another are left out', () => {
  expect(commands(['tini', '--', 'minio', 'server', '/data'])).toEqual(['minio server /data']);
  expect(commands(['/usr/bin/dumb-init', '--', 'sh', '-c', 'exec gosu postgres postgres -D /x'])).toEqual([
    'postgres -D /x',
  ]);
  expect(commands(['sh', '-c', 'if true; then exec su-exec redis redis-server; fi'])).toContain('redis-server');
});

test('variables of a script are those of the container and those that it sets', () => {
  expect(commands(['sh', '-c', 'exec minio server $DIR/a ${DIR}'], { DIR: '/data' })).toEqual([
    'minio server /data/a /data',
  ]);
  expect(commands(['sh', '-c', 'DIR=/b; exec minio server $DIR'], { DIR: '/data' })).toEqual(['minio server /b']);
  expect(commands(['sh', '-c', 'DIR=$(pwd); exec minio server $DIR'], { DIR: '/data' })).toContain('minio server $DIR');
});

test('what a script exports is known to the program', () => {
  const [command] = commandsOf(['sh', '-c', 'export PGDATA=/x/y\nexec docker-entrypoint.sh postgres'], new Map());
  expect(command?.args).toEqual(['docker-entrypoint.sh', 'postgres']);
  expect(command?.variables).toEqual(new Map([['PGDATA', '/x/y']]));
  const [unknown] = commandsOf(['sh', '-c', 'PGDATA="$HOME/x" docker-entrypoint.sh postgres'], new Map());
  expect(unknown?.variables).toEqual(new Map([['PGDATA', undefined]]));
});

test('a shell without a script runs what nobody knows', () => {
  expect(commands(['bash', '/scripts/start.sh'])).toEqual(['bash /scripts/start.sh']);
});
