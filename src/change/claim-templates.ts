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
  /** Whether only labels and annotations differ, which volumes don't have. */
  readonly labelsOnly: boolean;
  /** The names of templates with a new size. */
  readonly growing: readonly string[];
}

const PATH = ['spec', 'volumeClaimTemplates'];

/** The difference between the claim templates of two versions; undefined for none. */
export function templatesChange({ before, after }: Pair<Manifest>): TemplatesChange | undefined {
  const [old, next] = [templatesOf(before), templatesOf(after)];
  const removed = [...old.keys()].filter((name) => !next.has(name));
  const added = [...next.keys()].filter((name) => !old.has(name));
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
  if (removed.length + added.length + leaves.length === 0) {
    const isOtherOrder = [...old.keys()].join() !== [...next.keys()].join();
    return isOtherOrder
      ? { leaves: [], message: 'the claim templates are in another order', labelsOnly: false, growing: [] }
      : undefined;
  }
  const labelsOnly = removed.length + added.length === 0 && leaves.every(isLabelOrAnnotation);
  const list = (names: readonly string[], what: string): string[] =>
    names.length === 0
      ? []
      : [
          `${names.length === 1 ? 'claim template' : 'claim templates'} ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} ${what}`,
        ];
  const formatted = changed.map(
    (one) =>
      `${labelsOnly ? 'only labels or annotations of ' : ''}claim template ${one.name} ${labelsOnly ? 'change' : 'changes'}: ${formatLeaves(one.leaves.map(inTemplate))}`,
  );
  return {
    leaves,
    message: [...list(removed, 'gone'), ...list(added, 'new'), ...formatted].join('; '),
    labelsOnly: labelsOnly,
    growing: changed.filter((one) => one.leaves.some(isRequest)).map(({ name }) => name),
  };
}

/** The claim templates by name, with their defaults. */
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

/** The leaf with its path relative to the template. */
function inTemplate({ path, ...values }: Leaf): Leaf {
  return { path: path.slice(PATH.length + 1), ...values };
}

function isLabelOrAnnotation({ path }: Leaf): boolean {
  const [where, what] = path.slice(PATH.length + 1);
  return where === 'metadata' && (what === 'labels' || what === 'annotations');
}

function isRequest({ path }: Leaf): boolean {
  return path.slice(PATH.length + 1).join('.') === 'spec.resources.requests.storage';
}
