import type { Json } from '../inventory/json';
import { asString, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { volumesIn } from './app/workload';
import type { Builder } from './builder';
import type { Expression, Fields, Statement } from './expression';
import { call, name, options, value } from './expression';
import { asValue } from './fields';

/** Makes the statements of an object. */
export type Maker = (context: Context, manifest: Manifest) => readonly Statement[];

/** The factory method for an existing object of a kind. */
const EXISTING: Readonly<Record<string, readonly [className: string, method: string]>> = {
  ConfigMap: ['EnvConfig', 'fromConfigMapName'],
  Secret: ['EnvSecret', 'fromSecretName'],
  PersistentVolumeClaim: ['PersistentStore', 'fromClaimName'],
};

/** The objects of an app, and the variables of those that the program makes so far. */
export class Context {
  readonly #manifests = new Map<string, Manifest>();
  readonly #made = new Map<string, Expression>();
  readonly #done = new Set<Manifest>();
  readonly #volumes: ReadonlyMap<string, ClaimVolume>;

  /** @param add adds an object to the program; called for objects that others refer to */
  constructor(
    readonly builder: Builder,
    readonly manifests: readonly Manifest[],
    readonly add: (context: Context, manifest: Manifest) => void,
  ) {
    this.#volumes = volumesOfClaims(manifests);
    for (const manifest of manifests)
      this.#manifests.set(keyOf(manifest.kind, manifest.namespace, manifest.name), manifest);
  }

  find(kind: string, namespace: string | undefined, objectName: string): Manifest | undefined {
    return this.#manifests.get(keyOf(kind, namespace, objectName));
  }

  /** Whether an object is in the program, or being added. */
  isDone(manifest: Manifest): boolean {
    return this.#done.has(manifest);
  }

  /** Marks an object as being added. */
  begin(manifest: Manifest): void {
    this.#done.add(manifest);
  }

  /** Sets the variable of an object. */
  made(manifest: Manifest, variable: string): void {
    this.#made.set(keyOf(manifest.kind, manifest.namespace, manifest.name), name(variable));
  }

  /** Removes the variable of an object. */
  unmade(manifest: Manifest): void {
    this.#made.delete(keyOf(manifest.kind, manifest.namespace, manifest.name));
  }

  /** The name of a claim's volume in pods, where all agree and it isn't the claim's, and whether they mount it read-only. */
  volumeOf(namespace: string | undefined, claimName: string): ClaimVolume {
    const { name: given, readOnly, pods } = this.#volumes.get(keyOf('', namespace, claimName)) ?? NO_VOLUME;
    // The volume of an existing claim that one pod uses is named at its mount.
    const isNamed = pods > 1 || this.find('PersistentVolumeClaim', namespace, claimName) !== undefined;
    return { name: given === claimName || !isNamed ? undefined : given, readOnly, pods };
  }

  /** The variable of an object's construct, which is added first if need be; undefined where there is none. */
  constructOf(kind: string, namespace: string | undefined, objectName: string): Expression | undefined {
    const manifest = this.find(kind, namespace, objectName);
    if (manifest !== undefined && !this.#done.has(manifest)) this.add(this, manifest);
    return this.#made.get(keyOf(kind, namespace, objectName));
  }

  /** The variable of an object's construct, or its name as a string. */
  constructOrName(kind: string, namespace: string | undefined, objectName: string): Expression {
    return this.constructOf(kind, namespace, objectName) ?? value(objectName);
  }

  /** The variable of a ConfigMap, Secret or claim; for one that isn't among the manifests, of a reference to an existing object. */
  reference(kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim', user: Manifest, objectName: string): Expression {
    const { namespace } = user;
    const known = this.constructOf(kind, namespace, objectName);
    if (known !== undefined) return known;
    const key = keyOf(kind, namespace, objectName);
    const [className = '', method = ''] = EXISTING[kind] ?? [];
    const ofVolume = kind === 'PersistentVolumeClaim' ? options(volumeFields(this, namespace, objectName)) : [];
    const problem = this.builder.attempt([], () => {
      const chart = this.builder.chartOf(user);
      const id = this.builder.id(chart, objectName, `${objectName}-${kind.toLowerCase()}`);
      const isNamed = ofVolume.length === 0 && id.type === 'value' && id.value === objectName;
      const naming = [value(objectName), ...ofVolume];
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

/** The volume of a claim in pods; a field is undefined where they don't agree. */
interface ClaimVolume {
  readonly name?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** How many pods use it. */
  readonly pods: number;
}

const NO_VOLUME: ClaimVolume = { pods: 0 };

/** The options of a claim that follow from its volumes in pods. */
export function volumeFields(context: Context, namespace: string | undefined, claimName: string): Fields {
  const { name: volumeName, readOnly } = context.volumeOf(namespace, claimName);
  return { name: asValue(volumeName), readOnly: asValue(readOnly) };
}

function volumesOfClaims(manifests: readonly Manifest[]): ReadonlyMap<string, ClaimVolume> {
  const found = new Map<string, ClaimVolume>();
  for (const manifest of manifests)
    for (const volume of volumesIn(manifest)) {
      const claimName = field(volume, 'persistentVolumeClaim', 'claimName');
      if (typeof claimName !== 'string') continue;
      const key = keyOf('', manifest.namespace, claimName);
      const given = {
        name: asString(volume['name']),
        readOnly: asBoolean(field(volume, 'persistentVolumeClaim', 'readOnly')),
      };
      const before: Omit<ClaimVolume, 'pods'> = found.get(key) ?? given;
      found.set(key, {
        name: before.name === given.name ? given.name : undefined,
        readOnly: before.readOnly === given.readOnly ? given.readOnly : undefined,
        pods: (found.get(key)?.pods ?? 0) + 1,
      });
    }
  return found;
}

function asBoolean(json: Json | undefined): boolean | undefined {
  return typeof json === 'boolean' ? json : undefined;
}

function keyOf(kind: string, namespace: string | undefined, objectName: string): string {
  return JSON.stringify([kind, namespace ?? '', objectName]);
}
