import type { JsonObject } from '../inventory/json';
import { asList, asObject, field, isObject } from '../inventory/json';
import type { Container } from '../inventory/pods';

/** The file that is written into a directory. */
const FILE = '.cdk8s-stateful';

/** A program that waits; SIGTERM ends it with exit code 1, as a crash. */
const WAIT = "trap 'exit 1' TERM; while :; do sleep 3600 & wait; done";

/**
 * `sh -c LOOK sh TOKEN PATH…` prints for each path the token that it finds there; where there is none, it writes its own. A path
 * that isn't writable is recognized by the start of its first file.
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

/** The token that was found at a path, and the one that is there now. */
export interface Sighting {
  readonly found: string;
  readonly now: string;
}

/** Parses the output of LOOK, by path. */
export function readSightings(out: string): ReadonlyMap<string, Sighting> {
  const lines = out.split('\n').filter((line) => line.includes('\t'));
  return new Map(
    lines.map((line) => {
      const [path = '', found = '', now = ''] = line.split('\t');
      return [path, { found: found.trim(), now: now.trim() }];
    }),
  );
}

/** The fields of a container that decide who writes where. */
const CONTAINER_FIELDS = ['name', 'volumeMounts', 'volumeDevices', 'securityContext'] as const;

/** A container with the same mounts that only waits; undefined for an init container. */
export function writer({ data, kind }: Container, image: string): JsonObject | undefined {
  if (kind === 'init') return undefined;
  // Variables that subPathExpr may refer to, except those from other objects.
  const env = asList(data['env'])
    .filter(isObject)
    .filter(
      (variable) => variable['valueFrom'] === undefined || field(variable, 'valueFrom', 'fieldRef') !== undefined,
    );
  return {
    ...pick(data, CONTAINER_FIELDS),
    ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    image,
    command: ['sh', '-c', WAIT],
    env,
  };
}

/** The fields of a pod that decide on its node and user. */
const POD_FIELDS = [
  'affinity',
  'nodeSelector',
  'restartPolicy',
  'securityContext',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
] as const;

/** A pod whose containers only wait. */
export function writerPod(spec: JsonObject, containers: readonly Container[], image: string): JsonObject {
  const written = (kinds: readonly Container['kind'][]): readonly JsonObject[] =>
    containers
      .filter(({ kind }) => kinds.includes(kind))
      .map((container) => writer(container, image))
      .filter((container) => container !== undefined);
  return {
    ...pick(spec, POD_FIELDS),
    securityContext: nonRoot(asObject(spec['securityContext'])),
    containers: written(['container']),
    initContainers: written(['sidecar']),
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
  };
}

/** Sets a user where runAsNonRoot is true, because the image may run as root. */
function nonRoot(context: JsonObject): JsonObject {
  return context['runAsNonRoot'] === true && context['runAsUser'] === undefined
    ? { ...context, runAsUser: 65534 }
    : context;
}

function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]]])));
}
