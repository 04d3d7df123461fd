import { field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { volumesIn } from './app/workload';
import type { Builder } from './builder';
import type { Expression, Statement } from './expression';
import { call, name, value } from './expression';

/** What makes the objects of a kind; `others` are made with it. */
export type Maker = (context: Context, manifest: Manifest) => readonly Statement[];

/** How an object that isn't made by a construct of the program is named in it. */
const EXISTING: Readonly<Record<string, readonly [className: string, method: string]>> = {
  ConfigMap: ['EnvConfig', 'fromConfigMapName'],
  Secret: ['EnvSecret', 'fromSecretName'],
  PersistentVolumeClaim: ['PersistentStore', 'fromClaimName'],
};

/** The objects of an app, and the variables of those that are in the program already. */
export class Context {
  readonly #manifests = new Map<string, Manifest>();
  readonly #made = new Map<string, Expression>();
  readonly #done = new Set<Manifest>();
  readonly #volumeNames: ReadonlyMap<string, string | undefined>;

  /** @param add puts an object into the program, which is asked for objects that others refer to */
  constructor(
    readonly builder: Builder,
    readonly manifests: readonly Manifest[],
    readonly add: (context: Context, manifest: Manifest) => void,
  ) {
    this.#volumeNames = volumeNames(manifests);
    for (const manifest of manifests)
      this.#manifests.set(keyOf(manifest.kind, manifest.namespace, manifest.name), manifest);
  }

  find(kind: string, namespace: string | undefined, objectName: string): Manifest | undefined {
    return this.#manifests.get(keyOf(kind, namespace, objectName));
  }

  /** Whether it is in the program, or on its way to it. */
  isDone(manifest: Manifest): boolean {
    return this.#done.has(manifest);
  }

  /** Notes that an object is on its way to the program. */
  begin(manifest: Manifest): void {
    this.#done.add(manifest);
  }

  /** Notes the variable that an object is in. */
  made(manifest: Manifest, variable: string): void {
    this.#made.set(keyOf(manifest.kind, manifest.namespace, manifest.name), name(variable));
  }

  /** Notes that no variable has it. */
  unmade(manifest: Manifest): void {
    this.#made.delete(keyOf(manifest.kind, manifest.namespace, manifest.name));
  }

  /** What all pods call the volume of a claim, where that is another name than the claim's. */
  volumeName(namespace: string | undefined, claimName: string): string | undefined {
    const found = this.#volumeNames.get(keyOf('', namespace, claimName));
    return found === claimName ? undefined : found;
  }

  /** The construct of an object; undefined where there is none. */
  constructOf(kind: string, namespace: string | undefined, objectName: string): Expression | undefined {
    const manifest = this.find(kind, namespace, objectName);
    if (manifest !== undefined && !this.#done.has(manifest)) this.add(this, manifest);
    return this.#made.get(keyOf(kind, namespace, objectName));
  }

  /** The construct of an object, or its name as a string. */
  constructOrName(kind: string, namespace: string | undefined, objectName: string): Expression {
    return this.constructOf(kind, namespace, objectName) ?? value(objectName);
  }

  /** The construct of an object of settings or of a claim: its own, or one for what is in the cluster. */
  reference(kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim', user: Manifest, objectName: string): Expression {
    const { namespace } = user;
    const known = this.constructOf(kind, namespace, objectName);
    if (known !== undefined) return known;
    const key = keyOf(kind, namespace, objectName);
    const [className = '', method = ''] = EXISTING[kind] ?? [];
    const volumeName = kind === 'PersistentVolumeClaim' ? this.volumeName(namespace, objectName) : undefined;
    const problem = this.builder.attempt([], () => {
      const chart = this.builder.chartOf(user);
      const id = this.builder.id(chart, objectName, `${objectName}-${kind.toLowerCase()}`);
      const isNamed = volumeName === undefined && id.type === 'value' && id.value === objectName;
      const naming = [value(objectName), ...(volumeName === undefined ? [] : [value({ name: volumeName })])];
      const variable = this.builder.variable(objectName, `${objectName}-${kind}`);
      this.#made.set(key, name(variable));
      return [
        {
          type: 'const',
          name: variable,
          value: call(className, method, chart, id, ...(isNamed ? [] : naming)),
          inline: true,
        },
      ];
    });
    if (problem === undefined) return this.#made.get(key) ?? value(objectName);
    this.#made.delete(key);
    throw new Error(problem);
  }
}

/** The one name that the pods of a namespace give to the volume of each claim; undefined where they give several. */
function volumeNames(manifests: readonly Manifest[]): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const manifest of manifests)
    for (const volume of volumesIn(manifest)) {
      const claimName = field(volume, 'persistentVolumeClaim', 'claimName');
      const name = volume['name'];
      if (typeof claimName !== 'string' || typeof name !== 'string') continue;
      const key = keyOf('', manifest.namespace, claimName);
      found.set(key, !found.has(key) || found.get(key) === name ? name : undefined);
    }
  return found;
}

function keyOf(kind: string, namespace: string | undefined, objectName: string): string {
  return JSON.stringify([kind, namespace ?? '', objectName]);
}
