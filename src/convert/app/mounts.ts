/** The statements that mount the stores of a pod, ordered so that the pod lists its volumes in the same order as before. */
import type { JsonObject } from '../../inventory/json';
import { asList, asObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields, Statement } from '../expression';
import { call, name, options, value } from '../expression';
import { isListOfObjects, Rest } from '../fields';
import type { PodStore } from './volumes';
import { storeOfTemplate, storeOfVolume } from './volumes';

/** A container with its variable, and the expression that makes it; undefined for the app's own container. */
export interface PodContainer {
  readonly variable: string;
  readonly container: JsonObject;
  readonly made: Expression | undefined;
}

/** A mount of a container. */
interface Use {
  readonly of: PodContainer;
  readonly method: 'mount' | 'attachDevice';
  readonly path: string;
  readonly store: string;
  readonly fields: Fields;
}

export function mountStatements(
  context: Context,
  manifest: Manifest,
  podSpec: JsonObject,
  containers: readonly PodContainer[],
): readonly [stores: readonly Statement[], mounts: readonly Statement[]] {
  const volumes = objectsIn(podSpec, 'volumes').map((one) => storeOfVolume(context, manifest, one));
  const templates = objectsIn(manifest.kind === 'StatefulSet' ? manifest.spec : {}, 'volumeClaimTemplates').map((one) =>
    storeOfTemplate(context, manifest, one),
  );
  const stores = new Map([...volumes, ...templates].map((one) => [one.name, one]));
  const [app] = containers;
  if (app === undefined) return [[], []];
  const wanted = [volumes, templates].map((some) => some.map((one) => one.name));
  const plans = [containers, [...containers.slice(1), app]].map((order) => ({
    order,
    actions: actionsOf(
      wanted,
      order.flatMap((one) => usesOf(context, one)),
    ),
  }));
  const [plan] = plans.toSorted((one, other) => one.actions.length - other.actions.length);
  return plan === undefined ? [[], []] : new Mounts(context, stores, app.variable).statements(plan.order, plan.actions);
}

/** A mount, or the name of a store to list with addVolume. */
type Action = Use | string;

/** Mounts in their order, with addVolume for stores that would otherwise be listed too late. */
function actionsOf(wanted: readonly (readonly string[])[], uses: readonly Use[]): readonly Action[] {
  const lists = wanted.map((names) => ({ places: new Map(names.map((one, i) => [one, i])), names, next: 0 }));
  const actions: Action[] = [];
  const listed = new Set<string>();
  const listUpTo = (list: (typeof lists)[number], end: number): void => {
    for (; list.next < end; list.next++) {
      const one = list.names[list.next] ?? '';
      if (!listed.has(one)) actions.push(one);
      listed.add(one);
    }
  };
  for (const use of uses) {
    for (const list of lists) listUpTo(list, list.places.get(use.store) ?? 0);
    actions.push(use);
    listed.add(use.store);
  }
  for (const list of lists) listUpTo(list, list.names.length);
  return actions;
}

/** Makes the statements for the mounts of a pod. */
class Mounts {
  /** Stores that are listed so far. */
  readonly #listed = new Set<string>();
  readonly #expressions = new Map<string, Expression>();

  constructor(
    readonly context: Context,
    readonly stores: ReadonlyMap<string, PodStore>,
    readonly app: string,
  ) {}

  statements(
    order: readonly PodContainer[],
    actions: readonly Action[],
  ): readonly [readonly Statement[], readonly Statement[]] {
    const paths = new Map<string, string | undefined>();
    for (const one of actions) {
      const [store, path] = typeof one === 'string' ? [one, undefined] : [one.store, one.path];
      if (!paths.has(store)) paths.set(store, path);
    }
    const defined = [...paths].flatMap(([store, path]) => this.#define(store, path));
    const done: Statement[] = [];
    const begun = new Set<PodContainer>();
    const beginUpTo = (last: PodContainer | undefined): void => {
      for (const container of order) {
        if (!begun.has(container) && container.made !== undefined)
          done.push({ type: 'const', name: container.variable, value: container.made });
        begun.add(container);
        if (container === last) return;
      }
    };
    for (const action of actions) {
      if (typeof action === 'object') beginUpTo(action.of);
      done.push(typeof action === 'string' ? this.#add(action) : this.#mount(action));
    }
    beginUpTo(undefined);
    return [defined, done];
  }

  #add(one: string): Statement {
    const { name: volume, takesName, ownName } = this.#store(one);
    this.#listed.add(one);
    const naming = { volumeName: takesName || ownName === volume ? undefined : value(volume) };
    return { type: 'do', value: call(name(this.app), 'addVolume', this.#expression(one), ...options(naming)) };
  }

  #store(one: string): PodStore {
    const found = this.stores.get(one);
    if (found === undefined) throw new Error(`mounts a volume ${JSON.stringify(one)} that it hasn't`);
    return found;
  }

  #expression(one: string): Expression {
    return this.#expressions.get(one) ?? value(one);
  }

  /** Defines a variable for the store, which is inlined later if it is used once. */
  #define(one: string, path: string | undefined): readonly Statement[] {
    const store = this.#store(one);
    const byDefault = store.ownName ?? (path === undefined ? undefined : nameOfPath(path));
    const made = store.made(byDefault === store.name || !store.takesName ? undefined : value(store.name));
    if (made.type === 'name') {
      this.#expressions.set(one, made);
      return [];
    }
    const variable = this.context.builder.variable(store.name, `${store.name}-store`);
    this.#expressions.set(one, name(variable));
    return [{ type: 'const', name: variable, value: made, inline: made.type !== 'new' || !store.isTemplate }];
  }

  #mount({ of, method, path, store: one, fields }: Use): Statement {
    const store = this.#store(one);
    const isNamed = this.#listed.has(one) || store.takesName || store.isTemplate || nameOr(store) === store.name;
    this.#listed.add(one);
    const naming = { volumeName: isNamed ? undefined : value(store.name) };
    const args = [value(path), this.#expression(one), ...options({ ...naming, ...fields })];
    return { type: 'do', value: call(name(of.variable), method, ...args) };
  }
}

function nameOr({ ownName }: PodStore): string | undefined {
  return ownName === undefined ? undefined : nameOfPath(ownName);
}

/** The volume name that `StatefulApp` makes from a path or another name. */
function nameOfPath(path: string): string {
  return path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function usesOf({ builder: { library } }: Context, of: PodContainer): readonly Use[] {
  const mounts = objectsIn(of.container, 'volumeMounts').map((mount): Use => {
    const rest = new Rest(mount);
    const [path, store] = [rest.takeString('mountPath'), rest.takeString('name')];
    if (path === undefined || store === undefined) throw new Error('has a mount without a path or a name');
    const fields = {
      ...rest.takeSame('readOnly', 'subPath', 'subPathExpr'),
      recursiveReadOnly: rest.takeMember(library, 'RecursiveReadOnly', 'recursiveReadOnly'),
      mountPropagation: rest.takeMember(library, 'MountPropagation', 'mountPropagation'),
    };
    if (rest.others !== undefined) throw new Error(`has a mount with ${Object.keys(rest.others).join(', ')}`);
    return { of, method: 'mount', path, store, fields };
  });
  const devices = objectsIn(of.container, 'volumeDevices').map((device): Use => {
    const { devicePath: path, name: store } = device;
    if (typeof path !== 'string' || typeof store !== 'string') throw new Error('has a device without a path or a name');
    return { of, method: 'attachDevice', path, store, fields: {} };
  });
  return [...mounts, ...devices];
}

function objectsIn(object: JsonObject, key: string): readonly JsonObject[] {
  const given = object[key];
  if (given === undefined || given === null) return [];
  if (!isListOfObjects(given)) throw new Error(`has ${key} that are not a list of objects`);
  return asList(given).map(asObject);
}
