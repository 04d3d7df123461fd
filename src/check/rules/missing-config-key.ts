import { nearest } from '../../api/nearest';
import type { Inventory } from '../../inventory/inventory';
import { asList, asObject, asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { ConfigUse, Volume } from '../../inventory/pods';
import { isMisspelt } from '../misspelt';
import { isWithin } from '../paths';
import { isFilledByController, generatedNames } from '../references';
import type { Problem, Rule } from '../rule';

const app = (key: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: worker-settings
data:
  queue.name: mails
---
apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: registry.example/worker:1
      env:
        - name: QUEUE
          valueFrom: { configMapKeyRef: { name: worker-settings, key: ${key} } }
`;

/** The keys with text, and all keys; sorted, because synthesis and files order them differently. */
function keysOf({ kind, data }: Manifest): { readonly text: readonly string[]; readonly all: readonly string[] } {
  const text = Object.keys(asObject(data['data']));
  const more = Object.keys(asObject(data[kind === 'Secret' ? 'stringData' : 'binaryData']));
  const all = [...text, ...more].sort();
  return { text: kind === 'Secret' ? all : text.sort(), all };
}

/** Whether an object has the key in `data`. */
function hasText({ data }: Manifest, key: string): boolean {
  return field(data, 'data', key) !== undefined;
}

/** The uses of a key that isn't text of its object; not of objects that something else fills. */
function* keyUses(
  inventory: Inventory,
): Iterable<{ readonly use: ConfigUse; readonly key: string; readonly target: Manifest }> {
  const made = generatedNames(inventory);
  for (const use of inventory.configUses) {
    const { key, optional } = use;
    if (key === undefined || key === '' || optional || made.has(use.name)) continue;
    const target = inventory.targetOf(use);
    if (target === undefined || hasText(target, key) || isFilledByController(target)) continue;
    if (isMisspelt(`V1${target.kind}`, target.data)) continue;
    yield { use, key, target };
  }
}

export const rule: Rule = {
  name: 'missing-config-key',
  appliesTo: ['ConfigMap', 'Secret'],
  severity: 'error',
  severities:
    'An error where the object has other keys; a warning where it has none and is filled by something else, and for a file by subPath, in place of which the container gets an empty directory.',
  summary: 'A pod reads a key that its ConfigMap or Secret does not have.',
  consequence:
    'The container waits in CreateContainerConfigError (a variable), or the pod in ContainerCreating (a file): it never starts.',
  fix: 'Name a key that is there, add the key, or write optional: true.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  bad: () => app('queue-name'),
  good: () => app('queue.name'),
  *check(inventory) {
    const reported = new Set<string>();
    for (const { use, key, target } of keyUses(inventory)) {
      const { manifest, path, keyPath, by } = use;
      const { text, all } = keysOf(target);
      const keys = by === 'env' ? text : all;
      const reference = `${manifest.key} ${target.key} ${key}`;
      if (keys.includes(key) || reported.has(reference)) continue;
      reported.add(reference);
      const meant = nearest(key, keys);
      yield {
        manifest,
        path: keyPath ?? path,
        // Empty objects are often filled by a controller.
        ...(all.length === 0 ? { severity: 'warning' as const } : {}),
        message: all.includes(key)
          ? `reads key '${key}' as a variable, but ${target.title} has it in binaryData: the container never starts`
          : `reads key '${key}', but ${target.title} has ${keys.length === 0 ? 'no keys' : keys.join(', ')}: the container never starts`,
        fix: all.includes(key)
          ? `Move ${key} from binaryData to data, or mount it as a file.`
          : `${meant === undefined ? 'Name one of these keys' : `Write key: ${meant}`}, or add ${key} to ${target.title}.`,
      };
    }
    yield* missingFiles(inventory);
  },
};

/** The files of a volume: the paths of its items, else the keys of its object. */
function filesOf({ config }: Volume, target: Manifest): readonly string[] {
  const items = asList(config['items']).map((item) => asString(field(item, 'path')) ?? '');
  return items.length > 0 ? items : keysOf(target).all;
}

/** Reports subPath mounts of a file that the ConfigMap or Secret doesn't have. */
function* missingFiles(inventory: Inventory): Iterable<Problem> {
  const made = generatedNames(inventory);
  for (const mount of inventory.mounts) {
    const { volume, subPath, container } = mount;
    if (volume === undefined || subPath === undefined || volume.source === 'projected') continue;
    const [use] = volume.configs;
    if (use === undefined) continue;
    const target = inventory.targetOf(use);
    if (target === undefined || use.optional || made.has(use.name) || isFilledByController(target)) continue;
    const files = filesOf(volume, target);
    if (files.some((file) => isWithin(file, subPath))) continue;
    yield {
      manifest: container.pod.manifest,
      path: [...mount.path, 'subPath'],
      message: `mounts '${subPath}' of ${target.title}, which has ${files.length === 0 ? 'no files' : files.join(', ')}: an empty directory is mounted in place of the file`,
      fix: `Write subPath: ${nearest(subPath, files) ?? files[0] ?? ''}`,
      severity: 'warning',
    };
  }
}
