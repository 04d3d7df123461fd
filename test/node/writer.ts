import type { Json, JsonObject } from '../../src/inventory/json';
import { asList, asObject, isObject } from '../../src/inventory/json';
import { objects, text } from '../cluster/fields';

/** The file that a writer leaves in a directory. */
export const TOKEN_FILE = '.cdk8s-stateful';
/** The length of a token. */
export const TOKEN_LENGTH = 36;
/** The variable with the paths that a writer writes to, separated by colons. */
const PATHS = 'CDK8S_STATEFUL_PATHS';

/**
 * Prints what it finds at each path, and writes a token where it finds none. Then it waits: on USR1 it crashes, on USR2 it
 * allocates memory without end.
 */
const SCRIPT = `
token() {
  if [ -b "$1" ]; then head -c ${TOKEN_LENGTH} "$1" | tr -d '\\0'
  elif [ -f "$1" ]; then head -c 60 "$1"
  elif [ -f "$1/${TOKEN_FILE}" ]; then head -c 60 "$1/${TOKEN_FILE}"
  elif [ "$2" = any ]; then for file in "$1"/*; do [ -f "$file" ] && head -c 60 "$file" && break; done
  fi 2>/dev/null | tr '\\n\\t' '  '
}
IFS=:
for path in $${PATHS}; do
  mkdir -p "$path" 2>/dev/null
  found=$(token "$path")
  now=$found
  if [ -n "$found" ]; then :
  elif [ -b "$path" ]; then
    head -c ${TOKEN_LENGTH} /proc/sys/kernel/random/uuid | dd of="$path" conv=notrunc,fsync
    now=$(token "$path")
  else
    if cat /proc/sys/kernel/random/uuid > "$path/${TOKEN_FILE}"; then now=$(token "$path")
    else found=$(token "$path" any); now=$found; fi
  fi
  printf 'path\\t%s\\t%s\\t%s\\n' "$path" "$found" "$now"
done 2>/dev/null
trap 'exit 1' USR1
trap 'exec tail /dev/zero' USR2
trap 'exit 143' TERM
echo done
[ "$1" = once ] && exit 0
while :; do sleep 3600 & wait; done
`;

/** What a container's writer printed for a path. */
export interface Sighting {
  readonly path: string;
  /** The token, or the start of the file, that it found; empty if there was none. */
  readonly found: string;
  /** The content after it wrote; empty if it can't write. */
  readonly now: string;
}

/** Reads what a writer printed; undefined until it has finished with its paths. */
export function readSightings(log: string): readonly Sighting[] | undefined {
  const lines = log.split('\n');
  if (!lines.includes('done')) return undefined;
  return lines.flatMap((line) => {
    const [word, path, found = '', now = ''] = line.split('\t');
    return word === 'path' && path !== undefined ? [{ path, found: found.trim(), now: now.trim() }] : [];
  });
}

/** How a container is replaced. */
export interface WriterOptions {
  /** The image of the writer that replaces an image. */
  readonly imageFor: (image: string) => string;
  /** The paths that a container writes to besides its mounts. */
  readonly morePaths: (container: string) => readonly string[];
}

/** The manifest with writers for containers; volumes and mounts stay as they are. */
export function withWriters(manifest: JsonObject, options: WriterOptions): JsonObject {
  return changedPod(manifest, (container, kind) => asWriter(container, options, kind));
}

type ChangeContainer = (container: JsonObject, kind: 'main' | 'init') => JsonObject;

/** A copy of a manifest with other containers; the manifest itself if it has none. */
export function changedPod(manifest: JsonObject, change: ChangeContainer): JsonObject {
  const path = TEMPLATES[text(manifest, 'kind') ?? ''];
  return path === undefined ? manifest : changed(manifest, path, (spec) => podWith(spec, change));
}

/** Where the pod's spec is, by kind. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** A copy of an object with another value at a path. */
export function changed(
  object: JsonObject,
  path: readonly string[],
  change: (at: JsonObject) => JsonObject,
): JsonObject {
  const [step, ...rest] = path;
  if (step === undefined) return change(object);
  return { ...object, [step]: changed(asObject(object[step]), rest, change) };
}

function podWith(spec: JsonObject, change: ChangeContainer): JsonObject {
  const all = (name: string, kind: 'main' | 'init'): Json =>
    objects(spec, name).map((container) => change(container, kind));
  return {
    ...spec,
    // The controller of namespaces waits half of it until it looks again.
    terminationGracePeriodSeconds: 1,
    // Without a token to mount or a network to set up.
    automountServiceAccountToken: false,
    hostNetwork: true,
    containers: all('containers', 'main'),
    ...(spec['initContainers'] === undefined ? {} : { initContainers: all('initContainers', 'init') }),
  };
}

function asWriter(container: JsonObject, options: WriterOptions, kind: 'main' | 'init'): JsonObject {
  const once = kind === 'init' && text(container, 'restartPolicy') !== 'Always';
  const mounts = objects(container, 'volumeMounts').map((mount) => text(mount, 'mountPath') ?? '');
  const devices = objects(container, 'volumeDevices').map((device) => text(device, 'devicePath') ?? '');
  const paths = [...mounts, ...devices, ...options.morePaths(text(container, 'name') ?? '')].join(':');
  const kept = Object.fromEntries(Object.entries(container).filter(([name]) => !DROPPED.includes(name)));
  return {
    ...kept,
    image: options.imageFor(text(container, 'image') ?? ''),
    command: ['/bin/sh', '-c', SCRIPT, 'writer', once ? 'once' : 'stay'],
    env: [...asList(container['env']).filter(isObject), { name: PATHS, value: paths }],
    resources: { ...asObject(container['resources']), limits: { memory: '32Mi' }, requests: {} },
  };
}

/** Fields that concern the program that a writer replaces. */
const DROPPED: readonly string[] = [
  'args',
  'command',
  'livenessProbe',
  'startupProbe',
  'readinessProbe',
  'lifecycle',
  'imagePullPolicy',
  // On the network of the node, two apps would need the same ports.
  'ports',
];
