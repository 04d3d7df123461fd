import { isDeepStrictEqual } from 'node:util';
import { documentsOf } from '../../src/inventory/documents';
import { valueOf } from '../../src/inventory/read';
import { Source, SourceDocument } from '../../src/inventory/source';
import { YamlProblem } from '../../src/inventory/yaml';
import type { GoAnswer } from './go-reader';

export interface OwnAnswer {
  /** The values of the documents before the first that is refused. */
  readonly documents: readonly unknown[];
  readonly error: string | undefined;
  /** Whether a duplicate key is reported. */
  readonly twice: boolean;
}

/** How this project reads a text, reported as by kubectl: nothing after the first refused document. */
export function readHere(text: string): OwnAnswer {
  const documents: unknown[] = [];
  let twice = false;
  for (const document of documentsOf(new Source('a.yaml', text))) {
    if (!(document instanceof SourceDocument)) return { documents, error: document.problem.message, twice };
    try {
      const value = valueOf(document, ({ message }) => (twice ||= message.includes('twice')));
      if (value !== undefined && value !== null) documents.push(value);
    } catch (error) {
      if (!(error instanceof YamlProblem)) throw error;
      return { documents, error: error.message, twice };
    }
  }
  return { documents, error: undefined, twice };
}

/** How the two differ; undefined if they don't. */
export function difference(own: OwnAnswer, go: GoAnswer): string | undefined {
  if (own.error !== undefined && go.error === undefined) return `only here it is refused: ${own.error}`;
  if (own.error === undefined && go.error !== undefined) return `only by Kubernetes it is refused: ${go.error}`;
  if (go.chance === true) return undefined;
  return isDeepStrictEqual(asJson(own.documents), asJson(go.documents)) ? undefined : 'the values differ';
}

/** Makes 0 and -0 equal. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
