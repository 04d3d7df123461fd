import { isKindOfKubernetes } from '../api/fields';
import { withoutControlled } from './controlled';
import { substituteVariables } from './substitution';
import type { Values } from './substitution';
import { notApiObject } from './not-api-object';
import { asList, asString, field, isObject } from './json';
import type { Json, JsonObject } from './json';
import { readLive } from './live';
import { Manifest } from './manifest';
import type { Locator, Place } from './manifest';
import { documentsOf } from './documents';
import { ReadCache } from './read-cache';
import { Source, SourceDocument } from './source';
import { documentToJson, YamlProblem } from './yaml';
import type { StringCache } from './yaml/string-cache';

/** The API server accepts at most 3 MiB a request; a List may be longer. */
const MAX_DOCUMENT = 8 * 1024 * 1024;

/** A part of a file that isn't a manifest. */
export interface ReadProblem {
  readonly place: Place;
  readonly message: string;
  /** Whether it doesn't look like a manifest: values of a chart, configuration of another tool, a template. */
  readonly foreign: boolean;
  /** Whether it is a mistake in a file with manifests: neither YAML nor a template, or a manifest without apiVersion and kind. */
  readonly broken: boolean;
  /** warning: Kubernetes accepts it, but perhaps misreads it. */
  readonly severity: 'error' | 'warning';
}

export interface Read {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ReadProblem[];
}

/** YAML that isn't meant for Kubernetes. */
class NotKubernetes extends YamlProblem {}

/** An object that lacks only apiVersion and kind. */
class MissingKind extends NotKubernetes {}

/**
 * Reads the manifests of YAML documents or JSON. Parts that aren't manifests become problems; the rest is read all the same.
 *
 * @param values the values of variables to substitute
 * @param reading a cache to share between files
 */
export function readManifests(file: string, text: string, values?: Values, reading = new ReadCache()): Read {
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  const source = new Source(file, text, reading);
  const reportIn = (document: SourceDocument) => {
    let looksLikeManifest: boolean | undefined;
    return (problem: YamlProblem): void => {
      const foreign = problem instanceof NotKubernetes || !(looksLikeManifest ??= isLikeManifest(document.text));
      problems.push(readProblem(problem, document, foreign));
    };
  };
  for (const found of documentsOf(source)) {
    if (!(found instanceof SourceDocument)) {
      reportIn(found.document)(found.problem);
      continue;
    }
    if (isBlank(found)) continue;
    const report = reportIn(found);
    if (found.text.includes('#@') && YTT.test(found.text)) {
      report(new NotKubernetes('is a template of ytt, and no manifest yet', 0));
      continue;
    }
    try {
      collect(valueOf(found, report, reading.strings), [], found, { manifests, report, values });
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error;
      report(error);
    }
  }
  return { manifests: withoutControlled(manifests), problems };
}

function readProblem(problem: YamlProblem, document: SourceDocument, foreign: boolean): ReadProblem {
  const { message, offset, accepted, bracket } = problem;
  const place = document.placeAt(offset, offset + 1);
  const opened = bracket === undefined ? place.line : document.placeAt(bracket, bracket + 1).line;
  const isMistake = problem instanceof MissingKind || !(problem instanceof NotKubernetes);
  return {
    place,
    message: opened === place.line ? message : `${message}; the bracket or brace is opened on line ${opened}`,
    foreign,
    broken: !accepted && isMistake && !TEMPLATE.test(document.text),
    severity: accepted ? 'warning' : 'error',
  };
}

/** The manifest of an object; of one that was read from an API server, the manifest that was applied. */
function manifestOf(data: JsonObject, at: Locator): Manifest {
  const read = readLive(data);
  return read === undefined ? new Manifest(data, at) : new Manifest(read.data, at, undefined, undefined, read.live);
}

/** Reads the manifests of a file's bytes, which must be UTF-8, as for kubectl. */
export function readBytes(file: string, bytes: Uint8Array, values?: Values, reading?: ReadCache): Read {
  const text = bytes.subarray(0, 8192).includes(0) ? undefined : decoded(bytes);
  if (text !== undefined) return readManifests(file, text, values, reading);
  const place = { file, line: 1, column: 1, text: '', length: 1, quotable: false };
  const message = 'is a binary file or in another encoding than UTF-8, not YAML or JSON';
  return { manifests: [], problems: [{ place, message, foreign: true, broken: true, severity: 'error' }] };
}

/** Whether a document is empty, or only `---`. */
function isBlank({ source: { text }, start, end }: SourceDocument): boolean {
  return end - start < 80 && /^(---)?\s*$/.test(text.slice(start, end));
}

/** The data of a document as Kubernetes parses it. */
export function valueOf(
  document: SourceDocument,
  report: (problem: YamlProblem) => void,
  strings?: StringCache,
): Json | undefined {
  if (document.end - document.start > MAX_DOCUMENT)
    throw new YamlProblem('has a document of more than 8 MiB; the API server takes 3', document.start);
  return documentToJson(document.range, report, document.json, strings);
}

/** Decodes UTF-8; undefined for other encodings. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Keys of every manifest; two of them make a document that can't be parsed look like one. */
const MANIFEST_KEYS = ['apiVersion', 'kind', 'metadata'].map(
  (name) => new RegExp(`^[ \\t{]*["']?${name}["']?\\s*:`, 'm'),
);

/** `{{ }}`, `{% %}`, `<% %>`, `@NAME@`, `%NAME%`, `%s`, `%%%`; lines of only a word in capitals, a variable or `...`; `: <name>`, `{name}/x`, `***`. */
const TEMPLATE =
  /\{\{|\{%|<%|[\s:]@[A-Z][A-Z\d_]*@|[\s:]%(?:%%|[A-Z][A-Z\d_]*%|[sdvq]\b)|:[ \t]+<[A-Za-z][^<>\n]*>[ \t]*$|^[ \t]*(?:\$?[A-Z][A-Z\d_]{3,}|\$\{[^{}\n]+\})[ \t]*$|^[ \t]+\.{3}[ \t]*$|[[{,][ \t]*\$\{[^{}\n]+\}[ \t]*[\]},]|:[ \t]+(?:\*{3}|\{[A-Za-z][\w -]*\}[^\s,\]}])/m;

/**
 * `name: #@ data.values.name` and `#@overlay/match by="name"`: comments to YAML, and code to ytt.
 * @see https://carvel.dev/ytt/docs/latest/yaml-primer/
 */
const YTT = /^[^'"#\n]*#@(?:[ \t]|[a-z-]+\/)/m;

/** Whether a text that can't be read looks like a manifest, and not like a template. */
function isLikeManifest(text: string): boolean {
  return MANIFEST_KEYS.filter((mark) => mark.test(text)).length > 1 && !TEMPLATE.test(text);
}

interface Collected {
  readonly manifests: Manifest[];
  readonly report: (problem: YamlProblem) => void;
  readonly values: Values | undefined;
}

function collect(
  value: Json | undefined,
  path: readonly (string | number)[],
  document: SourceDocument,
  into: Collected,
): void {
  const { manifests, report, values } = into;
  if (value === undefined || value === null) return;
  if (!isObject(value)) {
    // Helm's notes and kustomize's lists of names are YAML too.
    report(
      new NotKubernetes(
        `holds a ${Array.isArray(value) ? 'list' : 'plain value'} where a manifest is expected: an object with apiVersion and kind`,
        0,
      ),
    );
    return;
  }
  if (Object.keys(value).length === 0) return;
  const kind = asString(value['kind']);
  if (Array.isArray(value['items']) && (kind === undefined || kind.endsWith('List'))) {
    asList(value['items']).forEach((item, index) => {
      collect(item, [...path, 'items', index], document, into);
    });
    return;
  }
  const other = notApiObject(value);
  if (other !== undefined) {
    report(new NotKubernetes(other, 0));
    return;
  }
  const missing = ['apiVersion', 'kind'].filter((name) => asString(value[name]) === undefined);
  if (missing.length > 0) report(problemOfMissing(missing, value));
  else manifests.push(manifestOf(substituteVariables(value, document.text, values), document.locator(path)));
}

/** The problem of an object without apiVersion, kind or both. */
function problemOfMissing(missing: readonly string[], value: JsonObject): YamlProblem {
  const kind = asString(value['kind']);
  // With metadata and a kind of Kubernetes, or no kind, it is a broken manifest; files of kops, istioctl and others look similar.
  const isObjectOfKubernetes =
    missing.length === 1 && isObject(value['metadata']) && (kind === undefined || isKindOfKubernetes(kind));
  const lacksKindOnly =
    missing.length === 2 &&
    asString(field(value, 'metadata', 'name')) !== undefined &&
    ['spec', 'data', 'stringData'].some((name) => isObject(value[name]));
  const Problem = isObjectOfKubernetes ? YamlProblem : lacksKindOnly ? MissingKind : NotKubernetes;
  return new Problem(
    `is not a manifest: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing or not a string`,
    0,
  );
}
