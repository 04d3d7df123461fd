import { isUtf8 } from 'node:buffer';
import { asList, asString, isObject } from './json';
import type { Json } from './json';
import { Manifest } from './manifest';
import type { Place } from './manifest';
import { Source, SourceDocument } from './source';
import { toJson, YamlProblem } from './yaml';

/** The API server takes at most 3 MiB a request; a List may hold some of them. */
const MAX_DOCUMENT = 8 * 1024 * 1024;

/** A place in a file that can't be read as manifests. */
export interface ReadProblem {
  readonly place: Place;
  readonly message: string;
  /** Whether it is YAML, only not of Kubernetes: values of a chart, settings of another tool. */
  readonly foreign: boolean;
}

export interface Read {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly ReadProblem[];
}

/** YAML that isn't Kubernetes'. */
class Foreign extends YamlProblem {}

/** The manifests of a text of YAML documents or JSON. What can't be read is a problem with its place; the rest is still read. */
export function readManifests(file: string, text: string): Read {
  const manifests: Manifest[] = [];
  const problems: ReadProblem[] = [];
  const source = new Source(file, text);
  for (const document of split(source)) {
    if (/^(---)?\s*$/.test(document.text)) continue;
    const report = (problem: YamlProblem): void => {
      const place = document.placeAt(problem.offset, problem.offset + 1);
      problems.push({ place, message: problem.message, foreign: problem instanceof Foreign });
    };
    try {
      if (document.end - document.start > MAX_DOCUMENT)
        throw new YamlProblem('has a document of more than 8 MiB; the API server takes 3', 0);
      collect(toJson(document.text, report), [], document, manifests, report);
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error;
      report(error);
    }
  }
  return { manifests, problems };
}

/** The manifests of a file's bytes, which must be UTF-8 as they must be for kubectl. */
export function readBytes(file: string, bytes: Buffer): Read {
  if (isUtf8(bytes) && !bytes.subarray(0, 8192).includes(0)) return readManifests(file, bytes.toString('utf8'));
  const place = { file, line: 1, column: 1, text: '', length: 1, quotable: false };
  const message = 'is a binary file or in another encoding than UTF-8, not YAML or JSON';
  return { manifests: [], problems: [{ place, message, foreign: false }] };
}

function collect(
  value: Json | undefined,
  path: readonly (string | number)[],
  document: SourceDocument,
  manifests: Manifest[],
  report: (problem: YamlProblem) => void,
): void {
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
      collect(item, [...path, 'items', index], document, manifests, report);
    });
    return;
  }
  const missing = ['apiVersion', 'kind'].filter((name) => asString(value[name]) === undefined);
  if (missing.length > 0) {
    const Problem = missing.length > 1 ? Foreign : YamlProblem;
    report(
      new Problem(
        `is no manifest: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing or not a string`,
        0,
      ),
    );
    return;
  }
  manifests.push(new Manifest(value, document.locator(path)));
}

/** Documents are parted by lines that begin with ---, as kubectl parts them: a broken one leaves the others whole. */
function* split(source: Source): Generator<SourceDocument> {
  const { text } = source;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let at = text.indexOf('\n---', start); at >= 0; at = text.indexOf('\n---', at + 1)) {
    if (!/^\n---(\s|$)/.test(text.slice(at, at + 5))) continue;
    yield new SourceDocument(source, start, at + 1);
    start = at + 1;
  }
  yield new SourceDocument(source, start, text.length);
}
