import { randomBytes } from 'node:crypto';
import { InputError } from '../source/input-error';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, field, isObject } from '../inventory/json';
import type { KubectlOptions } from '../source/kubectl';
import { kubectlFlags, sentence } from '../source/kubectl';
import type { ProgramResult } from '../source/process';
import { runProgram } from '../source/process';
import { waitFor } from './wait';

/** The label of namespaces that `prove` creates. */
const NAMESPACE_LABEL = 'app.kubernetes.io/managed-by=cdk8s-stateful-prove';
const DELETION_SECONDS = 300;
const ACCOUNT_SECONDS = 30;

/** A random, unused name for a namespace. */
export function freshNamespace(): string {
  return `cdk8s-stateful-${randomBytes(4).toString('hex')}`;
}

/** A namespace of a cluster, created and removed with the user's kubectl. Outside of it only volumes of its claims are changed. */
export class Cluster {
  /** Flags of kubectl that select the cluster. */
  readonly flags: readonly string[];

  constructor(
    options: KubectlOptions,
    readonly namespace: string,
  ) {
    this.flags = kubectlFlags(options);
  }

  /** Runs kubectl, and returns how it ended. */
  run(args: readonly string[], input?: string): ProgramResult {
    const timeLimit = (DELETION_SECONDS + 20) * 1000;
    return runProgram('kubectl', [...this.flags, ...args], { timeLimit, ...(input === undefined ? {} : { input }) });
  }

  /** Runs kubectl, and returns its output. @throws InputError where it fails */
  ask(args: readonly string[], input?: string): string {
    const ended = this.run(args, input);
    if (ended.kind === 'absent') throw new InputError('prove needs kubectl, which is not on PATH');
    if (ended.kind === 'failed') throw new InputError(sentence(ended.reason, args[0] ?? ''));
    return ended.out.toString('utf8');
  }

  /** Runs kubectl in the namespace, and returns its output. */
  inside(args: readonly string[], input?: string): string {
    return this.ask([...args, `--namespace=${this.namespace}`], input);
  }

  /** Lists objects of the namespace. */
  list(resources: string, ...words: readonly string[]): readonly JsonObject[] {
    return items(this.inside(['get', resources, '--output=json', ...words]));
  }

  /** Lists cluster-scoped objects; undefined where that is forbidden. */
  clusterScoped(resource: string): readonly JsonObject[] | undefined {
    const ended = this.run(['get', resource, '--output=json']);
    return ended.kind === 'done' ? items(ended.out.toString('utf8')) : undefined;
  }

  /** Creates the namespace, and waits for the service account that its pods need. */
  make(): void {
    this.ask(['create', 'namespace', this.namespace]);
    this.ask(['label', 'namespace', this.namespace, NAMESPACE_LABEL]);
    const account = ['get', 'serviceaccount', 'default', `--namespace=${this.namespace}`];
    waitFor(ACCOUNT_SECONDS, () => this.run(account).kind === 'done');
  }

  /** Deletes the namespace, and waits until it is gone. */
  remove(): void {
    this.ask(['delete', 'namespace', this.namespace, '--ignore-not-found', `--timeout=${DELETION_SECONDS}s`]);
  }

  apply(objects: readonly JsonObject[]): void {
    this.inside(['apply', '--filename=-'], list(objects));
  }

  /** Deletes objects with all that they own, and waits until they are gone. */
  delete(objects: readonly JsonObject[]): void {
    if (objects.length === 0) return;
    const words = ['--ignore-not-found', '--cascade=foreground', `--timeout=${DELETION_SECONDS}s`];
    this.inside(['delete', '--filename=-', ...words], list(objects));
  }

  patch(object: JsonObject, patch: JsonObject): void {
    this.inside(['patch', referenceOf(object), '--type=merge', `--patch=${JSON.stringify(patch)}`]);
  }

  /** The names of the volumes of all claims of the namespace. */
  volumes(): readonly string[] {
    return this.list('persistentvolumeclaims').flatMap((claim) => asString(field(claim, 'spec', 'volumeName')) ?? []);
  }

  /** A volume; `unreadable` where reading it is forbidden, undefined where it doesn't exist. */
  volume(name: string): JsonObject | 'unreadable' | undefined {
    const ended = this.run(['get', 'persistentvolume', name, '--output=json', '--ignore-not-found']);
    if (ended.kind !== 'done') return 'unreadable';
    return parsed(ended.out.toString('utf8'));
  }

  /** Patches a volume. @returns whether that succeeded */
  patchVolume(name: string, patch: JsonObject): boolean {
    const words = ['patch', 'persistentvolume', name, '--type=merge', `--patch=${JSON.stringify(patch)}`];
    return this.run(words).kind === 'done';
  }
}

/** An object in the form of kubectl: `deployment.apps/web`. */
export function referenceOf(object: JsonObject): string {
  const [group = '', version] = (asString(object['apiVersion']) ?? '').split('/');
  const kind = (asString(object['kind']) ?? '').toLowerCase();
  const name = asString(field(object, 'metadata', 'name')) ?? '';
  return `${version === undefined ? kind : `${kind}.${group}`}/${name}`;
}

function list(objects: readonly JsonObject[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}

function items(out: string): readonly JsonObject[] {
  return asList(asObject(parsed(out))['items']).filter(isObject);
}

function parsed(out: string): JsonObject | undefined {
  if (out.trim() === '') return undefined;
  try {
    return asObject(JSON.parse(out) as Json);
  } catch {
    throw new InputError('what kubectl printed is not JSON; does kubectl get pods --output=json work?');
  }
}
