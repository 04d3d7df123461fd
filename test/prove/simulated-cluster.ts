import type { Json, JsonObject } from '../../src/inventory/json';
import { asNumber, asObject, asString, asStrings, field, isObject } from '../../src/inventory/json';
import { Cluster } from '../../src/prove/cluster';
import { LABEL } from '../../src/prove/stage';
import type { ProgramResult } from '../../src/source/process';
import { objects, text } from '../cluster/fields';

/** A simulated cluster whose controllers are always done when it is queried. */
export interface ClusterOfTest {
  /** Pods go to the first node that they may use. */
  readonly nodes?: readonly string[];
  /** Reclaim policies of StorageClasses, by name. */
  readonly classes?: Readonly<Record<string, 'Delete' | 'Retain'>>;
  /** Resources that may not be read or changed: `persistentvolume`. */
  readonly forbidden?: readonly string[];
  /** Names of mounts whose files are lost with the container, against the promise of Kubernetes. */
  readonly forgetful?: readonly string[];
  /** Whether programs ignore signals. */
  readonly deaf?: boolean;
  /** Why no pod is scheduled. */
  readonly full?: string;
  /** The verb of kubectl that fails. */
  readonly fails?: string;
}

interface SimulatedPod {
  readonly owner: string;
  readonly uid: string;
  readonly node: string;
  /** The labels are those of the template, or the pod's own. */
  readonly template: JsonObject;
  readonly containers: Map<string, string>;
}

interface SimulatedVolume {
  readonly policy: string;
  readonly claim: string;
  reserved: boolean;
}

/** Answers like kubectl, from a cluster that is simulated in this process. */
export class SimulatedCluster {
  public namespace: string | undefined;
  public readonly volumes = new Map<string, SimulatedVolume>();
  public readonly calls: (readonly string[])[] = [];
  readonly #objects = new Map<string, JsonObject>();
  readonly #pods = new Map<string, SimulatedPod>();
  /** The volumes of claims. */
  readonly #claims = new Map<string, string>();
  readonly #files = new Map<string, string>();
  readonly #nodes: readonly string[];
  #count = 0;

  public constructor(private readonly given: ClusterOfTest) {
    this.#nodes = given.nodes ?? ['node-1', 'node-2'];
    jest.spyOn(Cluster.prototype, 'run').mockImplementation((args, input) => this.#run(args, input));
  }

  #run(args: readonly string[], input = '{}'): ProgramResult {
    this.calls.push(args);
    const words = args.filter((arg) => !arg.startsWith('--'));
    const [verb = '', resource = ''] = words;
    if (verb === this.given.fails) return failed(`error: ${verb} is broken`);
    if (this.given.forbidden?.includes(resource) === true)
      return failed(`Error from server (Forbidden): ${resource} is forbidden`);
    const out = this.#answer(args, words, objects(JSON.parse(input) as JsonObject, 'items'));
    this.#reconcile();
    return { kind: 'done', out: Buffer.from(out) };
  }

  #answer(
    args: readonly string[],
    [verb, resource = '', name = '']: readonly string[],
    items: readonly JsonObject[],
  ): string {
    const flag = (wanted: string): string =>
      args.find((arg) => arg.startsWith(`--${wanted}=`))?.slice(wanted.length + 3) ?? '';
    const ids = / in \((.*)\)/.exec(flag('selector'))?.[1]?.split(',');
    const pods = [...this.#pods].filter(([, { template }]) => ids?.includes(labelOf(template)) ?? true);
    switch (verb) {
      case 'create':
        this.namespace = name;
        return '';
      case 'apply':
        for (const object of items) this.#objects.set(keyOf(object), object);
        return '';
      case 'delete':
        this.#delete(resource, items, pods);
        return '';
      case 'scale':
        this.#change(resource, { replicas: Number(flag('replicas')) });
        return '';
      case 'rollout':
        for (const [pod, { owner }] of pods) if (owner === plain(name)) this.#pods.delete(pod);
        return '';
      case 'patch':
        this.#patch(resource, name, JSON.parse(flag('patch')) as JsonObject);
        return '';
      case 'exec':
        return this.#exec(resource, flag('container'), args.slice(args.indexOf('--') + 3));
      case 'get':
        return this.#get(resource, name, pods);
      default:
        return '';
    }
  }

  #delete(resource: string, items: readonly JsonObject[], pods: readonly (readonly [string, SimulatedPod])[]): void {
    const claims = [...this.#claims.keys()];
    if (resource === 'namespace') {
      this.namespace = undefined;
      this.#objects.clear();
    }
    if (resource === 'pods')
      for (const [pod, { owner }] of pods) {
        this.#pods.delete(pod);
        if (owner.startsWith('pod/')) this.#objects.delete(owner);
      }
    for (const object of items) this.#objects.delete(keyOf(object));
    const gone = items
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map((claim) => text(claim, 'metadata', 'name') ?? '');
    for (const claim of ['namespace', 'persistentvolumeclaims'].includes(resource) ? claims : gone) {
      this.#removeClaim(claim);
      this.#objects.delete(`persistentvolumeclaim/${claim}`);
    }
  }

  #patch(resource: string, name: string, patch: JsonObject): void {
    if (resource === 'persistentvolume') {
      const volume = this.volumes.get(name);
      if (volume !== undefined && field(patch, 'spec', 'claimRef') !== undefined) volume.reserved = true;
      else this.volumes.delete(name);
      return;
    }
    const object = this.#objects.get(plain(resource));
    const template = asObject(field(object, 'spec', 'template'));
    const affinity = field(patch, 'spec', 'template', 'spec', 'affinity') ?? {};
    this.#change(resource, { template: { ...template, spec: { ...asObject(template['spec']), affinity } } });
  }

  #change(reference: string, spec: JsonObject): void {
    const object = this.#objects.get(plain(reference));
    this.#objects.set(plain(reference), { ...object, spec: { ...asObject(field(object, 'spec')), ...spec } });
  }

  #exec(name: string, container: string, [command, , token = '', ...paths]: readonly string[]): string {
    const pod = this.#pods.get(name);
    if (pod === undefined) return '';
    if (command === 'kill 1') {
      if (this.given.deaf !== true) pod.containers.set(container, this.#uid());
      return '';
    }
    return paths
      .map((path) => {
        const place = this.#fileKey(name, pod, container, path);
        const found = place === 'ConfigMap' ? 'quick' : (this.#files.get(place) ?? '');
        if (found === '') this.#files.set(place, token);
        return `${path}\t${found}\t${found || token}\n`;
      })
      .join('');
  }

  /** The key of the files at a path, which live as long as what it names. */
  #fileKey(name: string, { template, uid, containers }: SimulatedPod, container: string, path: string): string {
    const own = containersOf(template).find((one) => text(one, 'name') === container);
    const mount = text(
      objects(own, 'volumeMounts').find(({ mountPath }) => mountPath === path),
      'name',
    );
    if (mount === undefined || this.given.forgetful?.includes(mount) === true)
      return `${containers.get(container) ?? ''}${path}`;
    const volume = objects(template, 'spec', 'volumes').find((one) => text(one, 'name') === mount);
    if (volume?.['configMap'] !== undefined) return 'ConfigMap';
    if (volume?.['emptyDir'] !== undefined) return `${uid}${mount}`;
    return this.#claims.get(text(volume, 'persistentVolumeClaim', 'claimName') ?? `${mount}-${name}`) ?? '';
  }

  #get(resource: string, name: string, pods: readonly (readonly [string, SimulatedPod])[]): string {
    const list = (items: readonly JsonObject[]): string => JSON.stringify({ items });
    switch (resource) {
      case 'nodes':
        return list(this.#nodes.map((node) => ({ kind: 'Node', metadata: { name: node } })));
      case 'storageclasses':
        return list(Object.entries(this.given.classes ?? {}).map(([one, policy]) => storageClass(one, policy)));
      case 'persistentvolumeclaims':
        return list(
          [...this.#claims].map(([claim, volumeName]) => ({ metadata: { name: claim }, spec: { volumeName } })),
        );
      case 'persistentvolume': {
        const policy = this.volumes.get(name)?.policy;
        return policy === undefined ? '' : JSON.stringify({ spec: { persistentVolumeReclaimPolicy: policy } });
      }
      case 'pods':
        return list(pods.map((pod) => this.#podObject(pod)));
      case 'pods,daemonsets.apps':
        return list([...pods.map((pod) => this.#podObject(pod)), ...this.#daemonSets()]);
      default:
        return list([]);
    }
  }

  #podObject([name, { template, node, containers }]: readonly [string, SimulatedPod]): JsonObject {
    const metadata = { ...asObject(template['metadata']), name };
    const spec = { ...asObject(template['spec']), nodeName: node };
    const { full } = this.given;
    if (full !== undefined) {
      const conditions = [{ type: 'PodScheduled', status: 'False', message: full }];
      return { kind: 'Pod', metadata, spec, status: { phase: 'Pending', conditions } };
    }
    const containerStatuses = [...containers].map(([container, id]) => ({
      name: container,
      containerID: id,
      ready: true,
      state: { running: {} },
    }));
    return { kind: 'Pod', metadata, spec, status: { phase: 'Running', containerStatuses } };
  }

  #daemonSets(): readonly JsonObject[] {
    const sets = [...this.#objects.values()].filter(({ kind }) => kind === 'DaemonSet');
    return sets.map((set) => ({ ...set, status: { desiredNumberScheduled: this.#nodes.length } }));
  }

  /** Creates the claims and pods that should exist, and deletes the others. */
  #reconcile(): void {
    for (const [key, object] of this.#objects) {
      const kind = text(object, 'kind') ?? '';
      const spec = asObject(object['spec']);
      const own = text(object, 'metadata', 'name') ?? '';
      if (kind === 'PersistentVolumeClaim') this.#makeClaim(own, spec);
      const template = kind === 'Pod' ? object : field(spec, 'template');
      if (!isObject(template)) continue;
      const wanted = kind === 'DaemonSet' ? this.#nodes.length : (asNumber(spec['replicas']) ?? 1);
      for (let index = 0; index < wanted; index++) {
        const name = kind === 'Pod' ? own : `${own}-${index}`;
        for (const made of objects(spec, 'volumeClaimTemplates'))
          this.#makeClaim(`${text(made, 'metadata', 'name') ?? ''}-${name}`, asObject(made['spec']));
        if (!this.#pods.has(name))
          this.#pods.set(name, this.#podOf(key, template, kind === 'DaemonSet' ? index : undefined));
      }
      const isSurplus = (name: string): boolean =>
        name.startsWith(`${own}-`) && Number(name.split('-').at(-1)) >= wanted;
      for (const name of [...this.#pods.keys()].filter(isSurplus)) this.#pods.delete(name);
      if (text(spec, 'persistentVolumeClaimRetentionPolicy', 'whenScaled') === 'Delete')
        for (const claim of this.#claims.keys()) if (isSurplus(claim.replace(/^[^-]+-/, ''))) this.#removeClaim(claim);
    }
    for (const [name, { owner }] of this.#pods) if (!this.#objects.has(owner)) this.#pods.delete(name);
  }

  #podOf(owner: string, template: JsonObject, index?: number): SimulatedPod {
    const required = ['nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'];
    const away = asStrings(field(template, 'spec', 'affinity', ...required, 0, 'matchExpressions', 0, 'values'));
    const node = index === undefined ? this.#nodes.find((one) => !away.includes(one)) : this.#nodes[index];
    const containers = new Map(containersOf(template).map((one) => [text(one, 'name') ?? '', this.#uid()]));
    return { owner, uid: this.#uid(), node: node ?? '', template, containers };
  }

  #makeClaim(name: string, spec: JsonObject): void {
    if (this.#claims.has(name)) return;
    const reserved = [...this.volumes].find(([, volume]) => volume.claim === name && volume.reserved);
    const volume = reserved?.[0] ?? `pv-${this.#uid()}`;
    const policy = reserved?.[1].policy ?? this.given.classes?.[asString(spec['storageClassName']) ?? ''] ?? 'Delete';
    this.volumes.set(volume, { policy, claim: name, reserved: false });
    this.#claims.set(name, volume);
  }

  #removeClaim(name: string): void {
    const volume = this.#claims.get(name) ?? '';
    this.#claims.delete(name);
    if (this.volumes.get(volume)?.policy === 'Delete') this.volumes.delete(volume);
  }

  #uid(): string {
    return `u${++this.#count}`;
  }
}

function failed(reason: string): ProgramResult {
  return { kind: 'failed', reason, out: Buffer.alloc(0) };
}

function keyOf(object: JsonObject): string {
  return `${text(object, 'kind') ?? ''}/${text(object, 'metadata', 'name') ?? ''}`.toLowerCase();
}

/** `deployment/web` of `deployment.apps/web`. */
function plain(reference: string): string {
  return reference.replace(/\.[^/]*/, '').toLowerCase();
}

function containersOf(template: Json): readonly JsonObject[] {
  return [
    ...objects(asObject(template), 'spec', 'containers'),
    ...objects(asObject(template), 'spec', 'initContainers'),
  ];
}

function labelOf(template: JsonObject): string {
  return asString(field(template, 'metadata', 'labels', LABEL)) ?? '';
}

function storageClass(name: string, reclaimPolicy: string): JsonObject {
  const apiVersion = 'storage.k8s.io/v1';
  return { apiVersion, kind: 'StorageClass', metadata: { name }, provisioner: 'ebs.csi.aws.com', reclaimPolicy };
}
