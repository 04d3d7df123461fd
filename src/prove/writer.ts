import type { JsonObject } from '../inventory/json';
import { asList, asObject, field, isObject } from '../inventory/json';
import type { Container } from '../inventory/pods';

/** The file that is left in a directory. */
const FILE = '.cdk8s-stateful';

/** Runs until it is told to end, which counts as a crash. */
const WAIT = "trap 'exit 1' TERM; while :; do sleep 3600 & wait; done";

/**
 * `sh -c LOOK sh TOKEN PATH…` prints of each path what is found there and, where that is nothing, writes the token. What can't
 * be written to shows by the first file that is there.
 */
export const LOOK = `token=$1; shift
head_of() { head -c \${#token} "$1" 2>/dev/null | tr '\\n\\t' '  '; }
for path do
  if [ -b "$path" ]; then
    found=$(head_of "$path"); case $found in cdk8s-*) ;; *) found= ;; esac
    now=$found
    if [ -z "$found" ] && printf %s "$token" | dd of="$path" conv=notrunc,fsync 2>/dev/null; then now=$token; fi
  else
    file=$path; if [ ! -f "$path" ]; then mkdir -p "$path" 2>/dev/null; file=$path/${FILE}; fi
    found=$(head_of "$file"); now=$found
    if [ -z "$found" ]; then
      if (printf %s "$token" >"$file") 2>/dev/null; then now=$token
      else for other in "$path"/*; do if [ -f "$other" ]; then found=$(head_of "$other"); now=$found; break; fi; done; fi
    fi
  fi
  printf '%s\\t%s\\t%s\\n' "$path" "$found" "$now"
done`;

/** What was found at a path, and what is there since. */
export interface Sighting {
  readonly found: string;
  readonly now: string;
}

/** Reads what LOOK printed, by path. */
export function readSightings(out: string): ReadonlyMap<string, Sighting> {
  const lines = out.split('\n').filter((line) => line.includes('\t'));
  return new Map(
    lines.map((line) => {
      const [path = '', found = '', now = ''] = line.split('\t');
      return [path, { found: found.trim(), now: now.trim() }];
    }),
  );
}

/** Of a container, what says who writes where; the rest is its program's. */
const KEPT = ['name', 'volumeMounts', 'volumeDevices', 'securityContext'] as const;

/** A container that waits in the place of its program, with the same mounts; undefined for one that ends before others begin. */
export function writer({ data, kind }: Container, image: string): JsonObject | undefined {
  if (kind === 'init') return undefined;
  // What subPathExpr may name, without what comes from elsewhere.
  const env = asList(data['env'])
    .filter(isObject)
    .filter(
      (variable) => variable['valueFrom'] === undefined || field(variable, 'valueFrom', 'fieldRef') !== undefined,
    );
  return {
    ...kept(data, KEPT),
    ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    image,
    command: ['sh', '-c', WAIT],
    env,
  };
}

/** Of a pod, what says where it goes and who it is. */
const POD_KEPT = [
  'affinity',
  'nodeSelector',
  'restartPolicy',
  'securityContext',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
] as const;

/** The pod of writers in the place of its containers. */
export function writerPod(spec: JsonObject, containers: readonly Container[], image: string): JsonObject {
  const written = (kinds: readonly Container['kind'][]): readonly JsonObject[] =>
    containers
      .filter(({ kind }) => kinds.includes(kind))
      .map((container) => writer(container, image))
      .filter((container) => container !== undefined);
  return {
    ...kept(spec, POD_KEPT),
    securityContext: nonRoot(asObject(spec['securityContext'])),
    containers: written(['container']),
    initContainers: written(['sidecar']),
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
  };
}

/** An image of root doesn't start where that is forbidden. */
function nonRoot(context: JsonObject): JsonObject {
  return context['runAsNonRoot'] === true && context['runAsUser'] === undefined
    ? { ...context, runAsUser: 65534 }
    : context;
}

function kept(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]]])));
}
