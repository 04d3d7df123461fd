/** Custom resources whose definition is among the manifests are made by the classes that `cdk8s import` generates. */
import type { Json, JsonObject } from '../../inventory/json';
import { asList, asObject, asString, isObject, withoutFields } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Expression } from '../expression';
import type { Library } from '../interpret';
import { typeName } from './names';
import { plain, typed, typesIn } from './schema';

/** A version of a kind that a CustomResourceDefinition defines. */
interface Definition {
  readonly manifest: Manifest;
  readonly className: string;
  /** The module from which a program imports the class. */
  readonly module: string;
  /** The schema of its props. */
  readonly schema: JsonObject;
  /** The prefix of its types' names. */
  readonly typePrefix: string;
}

type ApiObjectClass = new (scope: unknown, id: unknown, props: unknown) => object;

/** The classes of custom resources, with substitutes for the execution in memory. */
export class Definitions {
  /** The modules of the used classes, enums and unions, by name. */
  readonly modules = new Map<string, string>();
  readonly #used = new Set<Manifest>();
  readonly library: Library;
  readonly #classes: Record<string, unknown> = {};
  readonly #definitions: ReadonlyMap<string, Definition>;

  /** @param file the path from which the program reads the definitions; undefined where it imports no classes */
  constructor(
    readonly base: Library,
    manifests: readonly Manifest[],
    readonly file?: string,
  ) {
    this.#classes['Include'] = this.#include();
    this.library = Object.setPrototypeOf(this.#classes, base) as Library;
    this.#definitions = new Map(file === undefined ? [] : manifests.flatMap(definitionsIn));
  }

  /** The definitions of the used classes. */
  get used(): readonly Manifest[] {
    return [...this.#used];
  }

  /** Whether an object is a definition with an importable class. */
  defines(manifest: Manifest): boolean {
    return [...this.#definitions.values()].some((one) => one.manifest === manifest);
  }

  /** Whether there is an importable class for an object. */
  has({ apiVersion, kind }: Manifest): boolean {
    return this.#definitions.has(keyOf(apiVersion, kind));
  }

  /** The class of an object and its props. @throws where there is no class, or its names aren't certain */
  made({ apiVersion, kind, data }: Manifest, metadata: JsonObject): { className: string; props: Expression } {
    const definition = this.#definitions.get(keyOf(apiVersion, kind));
    if (definition === undefined) throw new Error('is of a kind whose definition is not among the manifests');
    const { className, schema, typePrefix, module, manifest } = definition;
    const body = { metadata, ...withoutFields(data, 'apiVersion', 'kind', 'metadata') };
    const props = typed(schema, body, typePrefix);
    const all = { ...typesIn(schema, body, typePrefix), [className]: this.#classOf(apiVersion, kind, schema) };
    for (const name of Object.keys(all))
      if (name in this.base || (this.modules.get(name) ?? module) !== module)
        throw new Error(`would need a second class that is called ${name}`);
    for (const [name, one] of Object.entries(all)) {
      this.modules.set(name, module);
      this.#classes[name] = name === className ? one : { ...(this.#classes[name] as object | undefined), ...one };
    }
    this.#used.add(manifest);
    return { className, props };
  }

  /** A substitute for `Include` of cdk8s. */
  #include(): unknown {
    const { ApiObject, Chart } = this.base as Readonly<Record<'ApiObject' | 'Chart', ApiObjectClass>>;
    const used = this.#used;
    return class extends (Object.getPrototypeOf(Chart) as new (scope: unknown, id: unknown) => object) {
      constructor(scope: unknown, id: unknown) {
        super(scope, id);
        for (const { name, data } of used) new ApiObject(this, name, data);
      }
    };
  }

  #classOf(apiVersion: string, kind: string, schema: JsonObject): ApiObjectClass {
    return class extends (this.base['ApiObject'] as ApiObjectClass) {
      constructor(scope: unknown, id: unknown, props: unknown) {
        super(scope, id, { apiVersion, kind, ...(plain(schema, props) as object) });
      }
    };
  }
}

function definitionsIn(manifest: Manifest): (readonly [string, Definition])[] {
  const { kind, group, spec } = manifest;
  if (kind !== 'CustomResourceDefinition' || group !== 'apiextensions.k8s.io') return [];
  const ofGroup = asString(spec['group']) ?? '';
  const defined = asString(asObject(spec['names'])['kind']) ?? '';
  if (!/^[a-z0-9.-]+$/.test(ofGroup) || !/^[A-Z][A-Za-z0-9]*$/.test(defined) || !isImportable(spec)) return [];
  return asList(spec['versions']).map((version, at) => {
    const { name, schema } = asObject(version);
    const text = asString(name) ?? '';
    const className = typeName(defined, ...(at === 0 ? [] : [text]));
    const properties = asObject(asObject(schema)['openAPIV3Schema']);
    return [
      keyOf(`${ofGroup}/${text}`, defined),
      {
        manifest,
        className,
        module: `./imports/${ofGroup}`,
        schema: withMetadata(properties),
        typePrefix: className,
      },
    ] as const;
  });
}

/** Whether `cdk8s import` accepts a definition: it refuses keys with other characters. */
function isImportable(json: Json): boolean {
  if (Array.isArray(json)) return asList(json).every(isImportable);
  if (!isObject(json)) return true;
  return Object.entries(json).every(([key, one]) => /^[\w./#,-]*$/.test(key) && isImportable(one ?? null));
}

/** The schema of a class's props: that of the object without apiVersion, kind and status, with metadata of cdk8s. */
function withMetadata(schema: JsonObject): JsonObject {
  const properties = withoutFields(asObject(schema['properties']), 'apiVersion', 'kind', 'status');
  const required = asList(schema['required']).filter(
    (one) => one !== 'apiVersion' && one !== 'kind' && one !== 'status',
  );
  return { ...schema, properties: { ...properties, metadata: {} }, required };
}

function keyOf(apiVersion: string, kind: string): string {
  return `${apiVersion} ${kind}`;
}
