import { randomBytes } from 'node:crypto';
import { InputError } from '../source/input-error';
import type { Json, JsonObject } from '../inventory/json';
import { asList, asObject, asString, field, isObject } from '../inventory/json';
import type { KubectlOptions } from '../source/kubectl';
import { kubectlFlags, sentence } from '../source/kubectl';
import type { Ended } from '../source/process';
import { runProgram } from '../source/process';
import { waitFor } from './wait';

/** What marks the namespaces that are made here. */
const MADE_BY = 'app.kubernetes.io/managed-by=cdk8s-stateful-prove';
const GONE_WITHIN = 300;
const ACCOUNT_WITHIN = 30;

/** A name that no namespace has. */
export function freshNamespace(): string {
  return `cdk8s-stateful-${randomBytes(4).toString('hex')}`;
}

/** A namespace of a cluster, which the user's kubectl makes, fills and removes; beside it, only volumes of its claims are looked at. */
export class Cluster {
  /** How kubectl finds the cluster. */
  readonly flags: readonly string[];

  constructor(
    options: KubectlOptions,
    readonly namespace: string,
  ) {
    this.flags = kubectlFlags(options);
  }

  /** Runs kubectl, and gives how it ended. */
  run(args: readonly string[], input?: string): Ended {
    const timeLimit = (GONE_WITHIN + 20) * 1000;
    return runProgram('kubectl', [...this.flags, ...args], { timeLimit, ...(input === undefined ? {} : { input }) });
  }

  /** What kubectl prints. @throws InputError where it fails */
  ask(args: readonly string[], input?: string): string {
    const ended = this.run(args, input);
    if (ended.kind === 'absent') throw new InputError('prove needs kubectl, which is not on PATH');
    if (ended.kind === 'failed') throw new InputError(sentence(ended.reason, args[0] ?? ''));
    return ended.out.toString('utf8');
  }

  /** The same in the namespace. */
  inside(args: readonly string[], input?: string): string {
    return this.ask([...args, `--namespace=${this.namespace}`], input);
  }

  /** The objects of some resources of the namespace. */
  list(resources: string, ...words: readonly string[]): readonly JsonObject[] {
    return items(this.inside(['get', resources, '--output=json', ...words]));
  }

  /** Objects that belong to the whole cluster; undefined where they may not be read. */
  common(resource: string): readonly JsonObject[] | undefined {
    const ended = this.run(['get', resource, '--output=json']);
    return ended.kind === 'done' ? items(ended.out.toString('utf8')) : undefined;
  }

  /** Makes the namespace, and waits for the account that its pods need. */
  make(): void {
    this.ask(['create', 'namespace', this.namespace]);
    this.ask(['label', 'namespace', this.namespace, MADE_BY]);
    const account = ['get', 'serviceaccount', 'default', `--namespace=${this.namespace}`];
    waitFor(ACCOUNT_WITHIN, () => this.run(account).kind === 'done');
  }

  /** Deletes the namespace, and waits until it is gone. */
  remove(): void {
    this.ask(['delete', 'namespace', this.namespace, '--ignore-not-found', `--timeout=${GONE_WITHIN}s`]);
  }

  apply(objects: readonly JsonObject[]): void {
    this.inside(['apply', '--filename=-'], list(objects));
  }

  /** Deletes objects with all that they own, and waits until they are gone. */
  delete(objects: readonly JsonObject[]): void {
    if (objects.length === 0) return;
    const words = ['--ignore-not-found', '--cascade=foreground', `--timeout=${GONE_WITHIN}s`];
    this.inside(['delete', '--filename=-', ...words], list(objects));
  }

  patch(object: JsonObject, patch: JsonObject): void {
    this.inside(['patch', referenceOf(object), '--type=merge', `--patch=${JSON.stringify(patch)}`]);
  }

  /** The volume of each claim of the namespace. */
  volumes(): readonly string[] {
    return this.list('persistentvolumeclaims').flatMap((claim) => asString(field(claim, 'spec', 'volumeName')) ?? []);
  }

  /** A volume; `unreadable` where it may not be read, undefined where there is none. */
  volume(name: string): JsonObject | 'unreadable' | undefined {
    const ended = this.run(['get', 'persistentvolume', name, '--output=json', '--ignore-not-found']);
    if (ended.kind !== 'done') return 'unreadable';
    return parsed(ended.out.toString('utf8'));
  }

  /** Changes a volume. @returns whether that is allowed */
  patchVolume(name: string, patch: JsonObject): boolean {
    const words = ['patch', 'persistentvolume', name, '--type=merge', `--patch=${JSON.stringify(patch)}`];
    return this.run(words).kind === 'done';
  }
}

/** As kubectl names an object: `deployment.apps/web`. */
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
