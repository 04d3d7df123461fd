/** A Job that upgrades PostgreSQL: it dumps from a server of the old version, and restores into one of the new version. */
import type { KnownData } from '../check/known-data';
import type { JsonObject } from '../inventory/json';
import { asList, asObject, asString } from '../inventory/json';
import type { ClaimSet } from './claim-set';
import { copyName, numbered } from './copy-job';
import { jobManifest } from './job';

/** The data directory of a program in the old and the new version. */
export interface Upgrade {
  readonly before: KnownData;
  readonly after: KnownData;
}

/** Switches to user postgres as the image's entry point does. The servers listen on a socket of the Job only. */
const START = `set -euo pipefail
fail() { echo "$1"; echo "$1" > /dev/termination-log || true; exit 1; }
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres "$PGDATA"
  chmod 700 "$PGDATA"
  exec "$(command -v gosu || command -v su-exec)" postgres bash -c "$BASH_EXECUTION_STRING"
fi
serve() { postgres -D "$PGDATA" -c listen_addresses= -c unix_socket_directories=/upgrade -c hba_file=/upgrade/local_hba.conf -c port="$1" & }
`;

export const OLD_SERVER = `${START}trap 'touch /upgrade/ended' EXIT
[ -s "$PGDATA/PG_VERSION" ] || fail "there are no files of PostgreSQL in $PGDATA"
cp "$PGDATA/pg_hba.conf" "$PGDATA/pg_ident.conf" /upgrade/
echo 'local all all trust' > /upgrade/local_hba.conf
serve 5431
server=$!
until [ -e /upgrade/done ]; do
  kill -0 $server || fail 'the server of the old version ended: see the log'
  sleep 1
done
kill -INT $server
wait $server
`;

/** Compares the number of rows of each table, except those of extensions, which differ between versions. */
export const NEW_SERVER = String.raw`${START}trap 'touch /upgrade/done' EXIT
user=\${POSTGRES_USER:-postgres}
case $user in *[!A-Za-z0-9_]*) fail "POSTGRES_USER $user is no plain name: dump and restore by hand" ;; esac
ask() { psql -X -A -t -q -v ON_ERROR_STOP=1 -h /upgrade -p "$1" -U "$user" -d "$2"; }
ready() {
  until ask "$1" postgres <<< 'select 1' > /dev/null 2>&1; do
    [ ! -e /upgrade/ended ] || fail 'the server of the old version ended: see the log'
    [ "$1" = 5431 ] || kill -0 "$server" || fail 'the server of the new version ended: see the log'
    sleep 1
  done
}
COUNT="select format('select %L, count(*) from %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_t%'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1 \gexec"
counts() {
  ask "$1" postgres <<< 'select datname from pg_database where datallowconn order by 1' | while IFS= read -r name; do
    echo "$name"
    ask "$1" "$name" <<< "$COUNT" || exit 1
  done
}
ready 5431
mkdir -p "$PGDATA"
find "$PGDATA" -mindepth 1 -delete
eval "initdb -D \"\$PGDATA\" -U $user \${POSTGRES_INITDB_ARGS:-}"
cp /upgrade/pg_hba.conf /upgrade/pg_ident.conf "$PGDATA"
serve 5432
server=$!
ready 5432
# The role that initdb makes is there already.
pg_dumpall -h /upgrade -p 5431 -U "$user" |
  sed "1,/^\\\\connect /{/^CREATE ROLE \"\{0,1\}$user\"\{0,1\};\$/d;}" |
  ask 5432 postgres > /dev/null || fail 'the new version does not take all of it: see the log'
old=$(counts 5431)
new=$(counts 5432)
[ "$old" = "$new" ] || fail 'the numbers of rows differ'
vacuumdb -h /upgrade -p 5432 -U "$user" --all --analyze-only --quiet
kill -INT $server
wait $server
echo 'dumped, restored, and compared by the number of rows of each table'
`.replaceAll(String.raw`\${`, '${');

/** The Job, with a container for each version. The script replaces `__NUMBER__` and `__STAMP__`. */
export function upgradeJob(from: ClaimSet, plan: string, { before, after }: Upgrade): string {
  const target = copyName(from, plan);
  const { tolerations, nodeSelector, imagePullSecrets, securityContext } = after.container.pod.spec;
  return jobManifest({
    name: target,
    plan,
    podSpec: { tolerations, nodeSelector, imagePullSecrets, securityContext },
    old: numbered(from),
    target,
    containers: [server('old', before, OLD_SERVER), server('new', after, NEW_SERVER)],
    volumes: [{ name: 'upgrade', emptyDir: {} }],
  });
}

/** Variables that initdb and the servers need. Not the password, because everybody can read a plan. */
const COPIED_VARIABLES: ReadonlySet<string> = new Set([
  'LANG',
  'LC_ALL',
  'POSTGRES_INITDB_ARGS',
  'POSTGRES_USER',
  'TZ',
]);

/** The app's container, with another command. */
function server(name: string, { container, mount, path }: KnownData, script: string): JsonObject {
  const { env, envFrom, securityContext } = container.data;
  const subPath = mount?.subPath;
  return {
    name,
    image: container.image,
    command: ['bash', '-c', script],
    env: [
      ...asList(env).filter((variable) => COPIED_VARIABLES.has(asString(asObject(variable)['name']) ?? '')),
      { name: 'PGDATA', value: path },
    ],
    ...(envFrom === undefined ? {} : { envFrom }),
    ...(securityContext === undefined ? {} : { securityContext }),
    volumeMounts: [
      { name, mountPath: mount?.mountPath ?? path, ...(subPath === undefined ? {} : { subPath }) },
      { name: 'upgrade', mountPath: '/upgrade' },
    ],
  };
}
