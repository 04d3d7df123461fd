import type { Json } from './json';
import { compose } from './yaml/compose';
import type { Stretch } from './yaml/cursor';
import { Decoder } from './yaml/decoder';
import { YamlProblem } from './yaml/problem';
import type { Strings } from './yaml/strings';

export { YamlProblem } from './yaml/problem';

/**
 * A text that is one document, as the API server gets it. Problems that leave data to look at go to `report`.
 *
 * @param json whether it is JSON, which is taken as such
 * @throws YamlProblem for what isn't YAML, and for what can't be JSON
 */
export function toJson(text: string, report: (problem: YamlProblem) => void, json = false): Json | undefined {
  return stretchToJson({ text, start: 0, end: text.length }, report, json);
}

/** A document within a text: what go-yaml makes of it. Problems have the offsets of the text. */
export function stretchToJson(
  stretch: Stretch,
  report: (problem: YamlProblem) => void,
  json: boolean,
  strings?: Strings,
): Json | undefined {
  const { root, more } = compose(stretch, json, strings);
  if (root === undefined) return undefined;
  const value = new Decoder(report, strings?.shapes).decode(root);
  if (more !== undefined)
    report(new YamlProblem('has more behind the end of its document, which Kubernetes does not read', more, true));
  return value;
}
