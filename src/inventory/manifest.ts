import { isClusterScoped } from '../api/fields';
import type { DeployMark } from './deploy-marks';
import type { Json, JsonObject } from './json';
import { asObject, asString } from './json';
import type { Live } from './live';
import { isOpenNamespace, namespaceKey } from './namespaces';
import type { FieldPath } from './path';

/** Where a manifest comes from: a construct of a program, or a place in a file. Lines and columns count from 1. */
export type Origin = ConstructOrigin | FileOrigin;

export interface ConstructOrigin {
  readonly construct: string;
}

export interface FileOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The stretch of a file's line that shows a field. */
export interface Place extends FileOrigin {
  /** The whole line, without its end. */
  readonly text: string;
  /** How many characters from `column` on show the field; at least 1. */
  readonly length: number;
  /** Whether the line may be shown: not where it could hold a Secret's value. */
  readonly quotable: boolean;
}

/** What is to be written of one field. */
export interface FieldEdit {
  readonly path: FieldPath;
  /** The name that the field gets instead; its value stays. */
  readonly name?: string;
  /** The value that it gets. */
  readonly value?: Json;
  /** Whether what is written is put in quotes. */
  readonly quote?: boolean;
}

/** A stretch of a file's text, and what takes its place. */
export interface TextEdit {
  readonly file: string;
  /** The whole text of the file as it was read. */
  readonly before: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds fields in the text that a manifest was read from. */
export interface Locator {
  readonly file: string;
  /** The comment above the object; none where there is no text of it. */
  readonly comment?: () => readonly string[];
  locate(path: FieldPath): Place;
  /** How the text is to be changed; undefined where that isn't certain. Absent where the text isn't the manifest's own. */
  readonly edit?: (edit: FieldEdit) => TextEdit | undefined;
}

/** A construct that makes a manifest, as far as findings tell of it. */
export interface Maker {
  /** Where it is in its tree. */
  readonly path: string;
}

const NO_MARKS: readonly DeployMark[] = Object.freeze([]);

/** One API object as plain data. Nothing in `data` but the two strings lifted here has been checked for its type. */
export class Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  /** The API group: `''` for the core group. Of a kind that has moved, the one that it is in now: an object of both is one. */
  readonly group: string;
  /** `''` where the manifest has no name (or only a generateName). */
  readonly name: string;
  /** As written; undefined for cluster-scoped kinds and where the namespace is left to whoever applies the manifest. */
  readonly namespace: string | undefined;
  /** Whether its kind is in no namespace. */
  readonly clusterScoped: boolean;
  readonly #at: Locator | Maker;

  /** @param at the text it was read from, or the construct that makes it */
  constructor(
    readonly data: JsonObject,
    at: Locator | Maker,
    /** The namespace that it was given because it doesn't name one. */
    readonly namespaceGiven?: string,
    /** What the tool that deploys it is told of all objects of its app. */
    readonly marks: readonly DeployMark[] = NO_MARKS,
    /** What the server says of it; undefined for what wasn't read from one. */
    readonly live?: Live,
  ) {
    const metadata = asObject(data['metadata']);
    this.apiVersion = asString(data['apiVersion']) ?? '';
    this.kind = asString(data['kind']) ?? '';
    this.group = groupOf(this.apiVersion, this.kind);
    this.name = asString(metadata['name']) ?? '';
    this.clusterScoped = isClusterScoped(this.group, this.kind);
    this.namespace = this.clusterScoped ? undefined : asString(metadata['namespace']);
    this.#at = at;
  }

  /** Two manifests with one key are the same object to the API server. */
  get key(): string {
    return `${this.group}/${this.kind}/${this.clusterScoped ? '' : namespaceKey(this.namespace)}/${this.name}`;
  }

  /** The same object, in the namespace that objects get which don't name one that is known. */
  inNamespace(namespace: string): Manifest {
    if (this.clusterScoped || !isOpenNamespace(this.namespace)) return this;
    const data = { ...this.data, metadata: { ...this.metadata, namespace } };
    return new Manifest(data, this.#at, namespace, this.marks, this.live);
  }

  /** The same object, with more that the server says of it. */
  withLive(live: Live): Manifest {
    return new Manifest(this.data, this.#at, this.namespaceGiven, this.marks, live);
  }

  /** The same object, where something else is written in it. */
  withData(data: JsonObject): Manifest {
    return new Manifest(data, this.#at, this.namespaceGiven, this.marks, this.live);
  }

  /** The same object, of an app of which its deploy tool is told something. */
  withMarks(marks: readonly DeployMark[]): Manifest {
    return new Manifest(this.data, this.#at, this.namespaceGiven, marks, this.live);
  }

  get spec(): JsonObject {
    return asObject(this.data['spec']);
  }

  get metadata(): JsonObject {
    return asObject(this.data['metadata']);
  }

  /** `Deployment story/web`, or `Deployment web` without a namespace. */
  get title(): string {
    const name = this.name === '' ? '(without a name)' : this.name;
    return `${this.kind === '' ? 'Object' : this.kind} ${this.namespace === undefined ? '' : `${this.namespace}/`}${name}`;
  }

  /** What was written as one: a file, or what a construct makes. */
  get source(): string | Maker {
    return 'path' in this.#at ? this.#at : this.#at.file;
  }

  /** The comment above it, where it was read from a text. */
  get comment(): readonly string[] {
    return ('path' in this.#at ? undefined : this.#at.comment?.()) ?? [];
  }

  get origin(): Origin {
    return this.originOf([]);
  }

  /** Where a field was written: its construct, or its own line and column. */
  originOf(path: FieldPath): Origin {
    if ('path' in this.#at) return { construct: this.#at.path };
    const { file, line, column } = this.#at.locate(path);
    return { file, line, column };
  }

  /** How a field is changed in the file that the manifest was read from; undefined where that can't be done. */
  editOf(edit: FieldEdit): TextEdit | undefined {
    return 'path' in this.#at ? undefined : this.#at.edit?.(edit);
  }

  /** The line that shows a field (or the nearest field above it that exists); undefined for a construct's manifest. */
  placeOf(path: FieldPath): Place | undefined {
    return 'path' in this.#at ? undefined : this.#at.locate(path);
  }
}

/**
 * Where the kinds of the group `extensions` are now.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const FROM_EXTENSIONS: Readonly<Record<string, string>> = {
  DaemonSet: 'apps',
  Deployment: 'apps',
  ReplicaSet: 'apps',
  Ingress: 'networking.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
  PodSecurityPolicy: 'policy',
};

function groupOf(apiVersion: string, kind: string): string {
  const end = apiVersion.indexOf('/');
  if (end < 0) return '';
  const group = apiVersion.slice(0, end);
  return group === 'extensions' && Object.hasOwn(FROM_EXTENSIONS, kind) ? (FROM_EXTENSIONS[kind] ?? group) : group;
}
