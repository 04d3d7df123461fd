import type { Json } from './json';
import { compose } from './yaml/compose';
import type { TextRange } from './yaml/cursor';
import { Decoder } from './yaml/decoder';
import { YamlProblem } from './yaml/problem';
import type { StringCache } from './yaml/string-cache';

export { YamlProblem } from './yaml/problem';

/**
 * Parses a text with one document as Kubernetes does. Problems that don't prevent that go to `report`.
 *
 * @param json whether the text is JSON
 * @throws YamlProblem for what isn't YAML, and for what can't be JSON
 */
export function toJson(text: string, report: (problem: YamlProblem) => void, json = false): Json | undefined {
  return documentToJson({ text, start: 0, end: text.length }, report, json);
}

/** Parses a document within a text as go-yaml does. Problems have offsets in the whole text. */
export function documentToJson(
  stretch: TextRange,
  report: (problem: YamlProblem) => void,
  json: boolean,
  strings?: StringCache,
): Json | undefined {
  const { root, trailing: more } = compose(stretch, json, strings);
  if (root === undefined) return undefined;
  const value = new Decoder(report, strings?.shapes).decode(root);
  if (more !== undefined)
    report(new YamlProblem('has more behind the end of its document, which Kubernetes does not read', more, true));
  return value;
}
