import type { OwnAnswer } from './compare';
import type { GoAnswer } from './go-reader';

interface Explanation {
  /** As docs/reading-yaml.md calls it. */
  readonly reason: string;
  applies(text: string, own: OwnAnswer, go: GoAnswer): boolean;
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    reason: 'a control character behind the end of a document',
    applies: (_text, own, go) => go.error === undefined && own.error?.startsWith('has a control character') === true,
  },
  {
    reason: 'nesting of more than 200 levels',
    applies: (_text, own, go) => go.error === undefined && own.error?.startsWith('is nested more than') === true,
  },
  {
    reason: 'bytes of !!binary that are no UTF-8',
    applies: (text, own, go) =>
      text.includes('!!binary') && [own, go].every((one) => JSON.stringify(one.documents).includes('\uFFFD')),
  },
  {
    reason: 'a second byte order mark',
    applies: (text) => text.slice(1).includes('\uFEFF') && text.startsWith('\uFEFF'),
  },
  {
    reason: 'a number of JSON that is too large',
    applies: (text, _own, go) => JSON.stringify(go.documents).includes('null') && / ?\d[eE]\+?\d{3}/.test(text),
  },
];

/** The documented reason for a difference; undefined if there is none. */
export function explanation(text: string, own: OwnAnswer, go: GoAnswer): string | undefined {
  return EXPLANATIONS.find((one) => one.applies(text, own, go))?.reason;
}
