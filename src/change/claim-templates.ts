import type { Json } from '../inventory/json';
import { asList, asObject, asString, field } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { emptySelector } from './claim-fields';
import type { Pair } from './comparison';
import type { Leaf } from './leaves';
import { formatLeaves, leavesBetween } from './leaves';

/** How the claim templates of a StatefulSet differ. */
export interface TemplatesChange {
  readonly leaves: readonly Leaf[];
  readonly message: string;
  /** Whether it is labels and annotations alone, which no volume has anything of. */
  readonly marksOnly: boolean;
  /** Templates whose claims have to grow one by one. */
  readonly growing: readonly string[];
}

const PATH = ['spec', 'volumeClaimTemplates'];

/** What differs between the claim templates of two versions; undefined where nothing does. */
export function templatesChange({ before, after }: Pair<Manifest>): TemplatesChange | undefined {
  const [old, next] = [templatesOf(before), templatesOf(after)];
  const gone = [...old.keys()].filter((name) => !next.has(name));
  const come = [...next.keys()].filter((name) => !old.has(name));
  const changed = [...next].flatMap(([name, template], index) => {
    const was = old.get(name);
    const path = [...PATH, index];
    const leaves =
      was === undefined
        ? []
        : [
            ...leavesBetween(was, template, path),
            ...emptySelector({ before: field(was, 'spec'), after: field(template, 'spec') }, [...path, 'spec']),
          ];
    return leaves.length === 0 ? [] : [{ name, leaves }];
  });
  const leaves = changed.flatMap((one) => one.leaves);
  if (gone.length + come.length + leaves.length === 0) {
    const isOtherOrder = [...old.keys()].join() !== [...next.keys()].join();
    return isOtherOrder
      ? { leaves: [], message: 'the claim templates are in another order', marksOnly: false, growing: [] }
      : undefined;
  }
  const marksOnly = gone.length + come.length === 0 && leaves.every(isMark);
  const list = (names: readonly string[], what: string): string[] =>
    names.length === 0
      ? []
      : [
          `${names.length === 1 ? 'claim template' : 'claim templates'} ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} ${what}`,
        ];
  const formatted = changed.map(
    (one) =>
      `${marksOnly ? 'only labels or annotations of ' : ''}claim template ${one.name} ${marksOnly ? 'change' : 'changes'}: ${formatLeaves(one.leaves.map(inTemplate))}`,
  );
  return {
    leaves,
    message: [...list(gone, 'gone'), ...list(come, 'new'), ...formatted].join('; '),
    marksOnly,
    growing: changed.filter((one) => one.leaves.some(isRequest)).map(({ name }) => name),
  };
}

/** By name, each with what the API server writes into it. */
function templatesOf({ spec }: Manifest): ReadonlyMap<string, Json> {
  return new Map(
    asList(spec['volumeClaimTemplates']).map((template) => [
      asString(field(template, 'metadata', 'name')) ?? '',
      {
        metadata: field(template, 'metadata') ?? null,
        spec: { volumeMode: 'Filesystem', ...withoutNulls(field(template, 'spec')) },
      },
    ]),
  );
}

function withoutNulls(spec: Json | undefined): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(asObject(spec)).filter((entry): entry is [string, Json] => (entry[1] ?? null) !== null),
  );
}

/** The path in the template itself. */
function inTemplate({ path, ...values }: Leaf): Leaf {
  return { path: path.slice(PATH.length + 1), ...values };
}

function isMark({ path }: Leaf): boolean {
  const [where, what] = path.slice(PATH.length + 1);
  return where === 'metadata' && (what === 'labels' || what === 'annotations');
}

function isRequest({ path }: Leaf): boolean {
  return path.slice(PATH.length + 1).join('.') === 'spec.resources.requests.storage';
}
