import { isKindOfKubernetes } from '../api/fields';
import { withoutConsequences } from './consequences';
import { filledIn } from './filled';
import type { Values } from './filled';
import { notApiObject } from './foreign';
import { asList, asString, field, isObject } from './json';
import type { Json, JsonObject } from './json';
import { readLive } from './live';
import { Manifest } from './manifest';
import type { Locator, Place } from './manifest';
import { documentsOf } from './documents';
import { Reading } from './reading';
import { Source, SourceDocument } from './source';
import { stretchToJson, YamlProblem } from './yaml';
import type { Strings } from './yaml/strings';

/** The API server takes at most 3 MiB a request; a List may hold some of them. */
const MAX_DOCUMENT = 8 * 1024 * 1024;

/** A place in a file that can't be read as manifests. */
export interface ReadProblem {
  readonly place: Place;
  readonly message: string;
  /** Whether nothing says that it is meant for Kubernetes: values of a chart, settings of another tool, a template. */
  readonly foreign: boolean;
  /** Whether it is a mistake all the same beside manifests: no YAML, nor a template of it; or all of a manifest but apiVersion and kind. */
  readonly broken: boolean;
  /** warning: Kubernetes reads it, but perhaps not as it is meant. */
  readonly severity: 'error' | 'warning';
}

export interface Read {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ReadProblem[];
}

/** YAML that isn't Kubernetes'. */
class Foreign extends YamlProblem {}

/** What lacks nothing of a manifest but apiVersion and kind. */
class Unmarked extends Foreign {}

/**
 * The manifests of a text of YAML documents or JSON. What can't be read is a problem with its place; the rest is still read.
 *
 * @param values of variables that are filled in
 * @param reading what it shares with other files
 */
export function readManifests(file: string, text: string, values?: Values, reading = new Reading()): Read {
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  const source = new Source(file, text, reading);
  const reportIn = (document: SourceDocument) => {
    let isMeant: boolean | undefined;
    return (problem: YamlProblem): void => {
      const { message, offset, taken, bracket } = problem;
      const place = document.placeAt(offset, offset + 1);
      const opened = bracket === undefined ? place.line : document.placeAt(bracket, bracket + 1).line;
      problems.push({
        place,
        message: opened === place.line ? message : `${message}; the bracket or brace is opened on line ${opened}`,
        foreign: problem instanceof Foreign || !(isMeant ??= isMeantForKubernetes(document.text)),
        broken:
          !taken && (problem instanceof Unmarked || !(problem instanceof Foreign)) && !TEMPLATE.test(document.text),
        severity: taken ? 'warning' : 'error',
      });
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
      report(new Foreign('is a template of ytt, and no manifest yet', 0));
      continue;
    }
    try {
      collect(valueOf(found, report, reading.strings), [], found, { manifests, report, values });
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error;
      report(error);
    }
  }
  return { manifests: withoutConsequences(manifests), problems };
}

/** What was read from an API server is taken as it was written. */
function manifestOf(data: JsonObject, at: Locator): Manifest {
  const read = readLive(data);
  return read === undefined ? new Manifest(data, at) : new Manifest(read.data, at, undefined, undefined, read.live);
}

/** The manifests of a file's bytes, which must be UTF-8 as they must be for kubectl. */
export function readBytes(file: string, bytes: Uint8Array, values?: Values, reading?: Reading): Read {
  const text = bytes.subarray(0, 8192).includes(0) ? undefined : decoded(bytes);
  if (text !== undefined) return readManifests(file, text, values, reading);
  const place = { file, line: 1, column: 1, text: '', length: 1, quotable: false };
  const message = 'is a binary file or in another encoding than UTF-8, not YAML or JSON';
  return { manifests: [], problems: [{ place, message, foreign: true, broken: true, severity: 'error' }] };
}

/** Whether there is nothing but an empty first line, or `---`. */
function isBlank({ source: { text }, start, end }: SourceDocument): boolean {
  return end - start < 80 && /^(---)?\s*$/.test(text.slice(start, end));
}

/** The data of a document, as Kubernetes takes it. */
export function valueOf(
  document: SourceDocument,
  report: (problem: YamlProblem) => void,
  strings?: Strings,
): Json | undefined {
  if (document.end - document.start > MAX_DOCUMENT)
    throw new YamlProblem('has a document of more than 8 MiB; the API server takes 3', document.start);
  return stretchToJson(document.stretch, report, document.json, strings);
}

/** Undefined where it isn't UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What every manifest has; a broken one may have lost one of them. */
const MARKS = ['apiVersion', 'kind', 'metadata'].map((name) => new RegExp(`^[ \\t{]*["']?${name}["']?\\s*:`, 'm'));

/** `{{ }}`, `{% %}`, `<% %>`, `@NAME@`, `%NAME%`, `%s` and `%%%`; a line that is but a word in capitals, a variable, or three dots; `<name: of what>`, `{name}/x` and `***`. */
const TEMPLATE =
  /\{\{|\{%|<%|[\s:]@[A-Z][A-Z\d_]*@|[\s:]%(?:%%|[A-Z][A-Z\d_]*%|[sdvq]\b)|:[ \t]+<[A-Za-z][^<>\n]*>[ \t]*$|^[ \t]*(?:\$?[A-Z][A-Z\d_]{3,}|\$\{[^{}\n]+\})[ \t]*$|^[ \t]+\.{3}[ \t]*$|[[{,][ \t]*\$\{[^{}\n]+\}[ \t]*[\]},]|:[ \t]+(?:\*{3}|\{[A-Za-z][\w -]*\}[^\s,\]}])/m;

/**
 * `name: #@ data.values.name` and `#@overlay/match by="name"`: comments to YAML, and code to ytt.
 * @see https://carvel.dev/ytt/docs/latest/yaml-primer/
 */
const YTT = /^[^'"#\n]*#@(?:[ \t]|[a-z-]+\/)/m;

/** What can't be read is meant to be a manifest where it looks like one, and not like a template of one. */
function isMeantForKubernetes(text: string): boolean {
  return MARKS.filter((mark) => mark.test(text)).length > 1 && !TEMPLATE.test(text);
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
    // Helm's notes and kustomize's lists of names are YAML too, but nothing that could be applied.
    report(
      new Foreign(
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
    report(new Foreign(other, 0));
    return;
  }
  const missing = ['apiVersion', 'kind'].filter((name) => asString(value[name]) === undefined);
  if (missing.length > 0) {
    // What has metadata is an object of Kubernetes that lacks the other half; files of kops, istioctl and others only look like one.
    const isObjectOfKubernetes =
      missing.length === 1 && isObject(value['metadata']) && (kind === undefined || isKindOfKubernetes(kind));
    const isUnmarked =
      missing.length === 2 &&
      asString(field(value, 'metadata', 'name')) !== undefined &&
      ['spec', 'data', 'stringData'].some((name) => isObject(value[name]));
    const Problem = isObjectOfKubernetes ? YamlProblem : isUnmarked ? Unmarked : Foreign;
    report(
      new Problem(
        `is not a manifest: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing or not a string`,
        0,
      ),
    );
    return;
  }
  manifests.push(manifestOf(filledIn(value, document.text, values), document.locator(path)));
}
