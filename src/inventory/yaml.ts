import type { Json } from './json';
import { compose } from './yaml/composer';
import { Decoder } from './yaml/decoder';
import { YamlProblem } from './yaml/problem';

export { YamlProblem } from './yaml/problem';

/**
 * A document as the API server gets it: what go-yaml makes of it. Problems that leave data to look at go to `report`.
 *
 * @param json whether it is JSON, which is taken as such
 * @throws YamlProblem for what isn't YAML, and for what can't be JSON
 */
export function toJson(text: string, report: (problem: YamlProblem) => void, json = false): Json | undefined {
  const { root, more } = compose(text, json);
  if (root === undefined) return undefined;
  const value = new Decoder(report).decode(root);
  if (more !== undefined)
    report(new YamlProblem('has more behind the end of its document, which Kubernetes does not read', more, true));
  return value;
}
