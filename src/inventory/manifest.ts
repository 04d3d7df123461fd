import { isClusterScoped } from '../api/fields';
import type { DeployMark } from './deploy-marks';
import type { Json, JsonObject } from './json';
import { asObject, asString } from './json';
import type { Live } from './live';
import { isUnknownNamespace, namespaceKey } from './namespaces';
import type { FieldPath } from './path';

/** Where a manifest comes from: a construct, or a place in a file. Lines and columns count from 1. */
export type Origin = ConstructOrigin | FileOrigin;

export interface ConstructOrigin {
  readonly construct: string;
}

export interface FileOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The part of a line that shows a field. */
export interface Place extends FileOrigin {
  /** The whole line, without its end. */
  readonly text: string;
  /** How many characters from `column` on show the field; at least 1. */
  readonly length: number;
  /** Whether the line may be shown: not where it could hold a Secret's value. */
  readonly quotable: boolean;
}

/** A change of one field. */
export interface FieldEdit {
  readonly path: FieldPath;
  /** The new name of the field, which keeps its value. */
  readonly name?: string;
  readonly value?: Json;
  /** Whether to put the present value in quotes. */
  readonly quote?: boolean;
}

/** A replacement of a part of a file's text. */
export interface TextEdit {
  readonly file: string;
  /** The whole text of the file as it was read. */
  readonly before: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds the fields of a manifest in its text. */
export interface Locator {
  readonly file: string;
  /** The comment above the object. */
  readonly comment?: () => readonly string[];
  locate(path: FieldPath): Place;
  /** The edit for a change; undefined where it isn't safe. Absent where the manifest doesn't own the text. */
  readonly edit?: (edit: FieldEdit) => TextEdit | undefined;
}

/** The construct that creates a manifest. */
export interface ConstructRef {
  readonly path: string;
}

const NO_MARKS: readonly DeployMark[] = Object.freeze([]);

/** One API object as plain data. `data` is unchecked; read it with the functions of json.ts. */
export class Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  /** The API group, `''` for the core group; for kinds moved out of `extensions`, the group that they are in today. */
  readonly group: string;
  /** `''` where the manifest has no name (or only a generateName). */
  readonly name: string;
  /** As written; undefined where unset, and for cluster-scoped kinds. */
  readonly namespace: string | undefined;
  readonly clusterScoped: boolean;
  readonly #at: Locator | ConstructRef;

  /** @param at the text that it was read from, or the construct that creates it */
  constructor(
    readonly data: JsonObject,
    at: Locator | ConstructRef,
    /** The default namespace, if that was used because the manifest has none. */
    readonly namespaceGiven?: string,
    /** The deploy marks of its app, which apply to all objects. */
    readonly marks: readonly DeployMark[] = NO_MARKS,
    /** Facts from the API server; undefined if it wasn't read from one. */
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

  /** The identity of the object for the API server: group, kind, namespace and name. */
  get key(): string {
    return `${this.group}/${this.kind}/${this.clusterScoped ? '' : namespaceKey(this.namespace)}/${this.name}`;
  }

  /** A copy in the given namespace, if its own is unset or unknown; else this manifest. */
  inNamespace(namespace: string): Manifest {
    if (this.clusterScoped || !isUnknownNamespace(this.namespace)) return this;
    const data = { ...this.data, metadata: { ...this.metadata, namespace } };
    return new Manifest(data, this.#at, namespace, this.marks, this.live);
  }

  withLive(live: Live): Manifest {
    return new Manifest(this.data, this.#at, this.namespaceGiven, this.marks, live);
  }

  withData(data: JsonObject): Manifest {
    return new Manifest(data, this.#at, this.namespaceGiven, this.marks, this.live);
  }

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

  /** The file or construct that it comes from. */
  get source(): string | ConstructRef {
    return 'path' in this.#at ? this.#at : this.#at.file;
  }

  /** The comment above it in its file. */
  get comment(): readonly string[] {
    return ('path' in this.#at ? undefined : this.#at.comment?.()) ?? [];
  }

  get origin(): Origin {
    return this.originOf([]);
  }

  /** Where a field comes from: the construct, or the line and column in a file. */
  originOf(path: FieldPath): Origin {
    if ('path' in this.#at) return { construct: this.#at.path };
    const { file, line, column } = this.#at.locate(path);
    return { file, line, column };
  }

  /** The edit of the file that changes a field; undefined where it isn't safe, and for constructs. */
  editOf(edit: FieldEdit): TextEdit | undefined {
    return 'path' in this.#at ? undefined : this.#at.edit?.(edit);
  }

  /** The line that shows a field (or the nearest field above it that exists); undefined for a construct's manifest. */
  placeOf(path: FieldPath): Place | undefined {
    return 'path' in this.#at ? undefined : this.#at.locate(path);
  }
}

/**
 * The groups that the kinds of `extensions` have moved to.
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
