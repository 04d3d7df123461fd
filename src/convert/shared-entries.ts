/** Moves entries that several labels or selectors share into a constant: `{ ...labels, 'app.kubernetes.io/component': 'web' }`. */
import type { Expression, Field, Statement } from './expression';
import { expressionIn, mapFields, name } from './expression';

/** Fields that hold a map of strings. */
const MAPS: ReadonlySet<string> = new Set(['annotations', 'labels', 'matchLabels', 'selector']);

/** The minimum number of maps that share the entries. */
const MIN_USES = 3;

/** The minimum number of shared entries. */
const MIN_ENTRIES = 2;

/** The minimum number of characters that a constant saves. */
const MIN_SAVED = 80;

/** The maximum number of different maps that are compared with each other. */
const MAX_COMPARED = 20;

/** The maximum number of constants in a program. */
const MAX_VARIABLES = 3;

/** The fields of a map by their serialized form: `"app":"shop"`. */
type Entries = ReadonlyMap<string, Field>;

/** A map of strings, and the name of the field with it. */
interface StringMap {
  readonly field: string;
  readonly entries: Entries;
}

/**
 * Moves shared entries of string maps into constants, which are spread into the maps.
 *
 * @param given statements without JSON objects and lists (see `expanded`)
 * @param nameFor reserves the name of a variable: the first free candidate
 */
export function withSharedEntries(
  given: readonly Statement[],
  nameFor: (...candidates: readonly string[]) => string,
): readonly [constants: readonly Statement[], statements: readonly Statement[]] {
  const constants: Statement[] = [];
  let statements = given;
  while (constants.length < MAX_VARIABLES) {
    const maps = statements.flatMap((one) => mapsIn(expressionIn(one)));
    const shared = mostShared(maps.map(({ entries }) => entries));
    if (shared === undefined) break;
    const variable = nameFor(...variableNames(maps.filter(({ entries }) => hasAll(entries, shared))));
    constants.push({ type: 'const', name: variable, value: { type: 'object', fields: [...shared.values()] } });
    statements = statements.map((one) =>
      'value' in one ? { ...one, value: withSpread(one.value, shared, variable) } : one,
    );
  }
  return [constants, statements];
}

/** Candidates for the name of the constant. */
function variableNames(maps: readonly StringMap[]): readonly string[] {
  const fields = new Set(maps.map(({ field }) => field));
  if (fields.has('labels')) return ['labels', 'common-labels'];
  return fields.has('annotations')
    ? ['annotations', 'common-annotations']
    : ['selector-labels', 'common-selector-labels'];
}

/** The string maps in an expression that have at least MIN_ENTRIES entries. */
function mapsIn(expression: Expression | undefined): readonly StringMap[] {
  const maps: StringMap[] = [];
  const look = (one: Expression): Expression =>
    mapFields(one, (field, value) => {
      const entries = entriesOf(field, value);
      if (entries === undefined) return look(value);
      maps.push({ field, entries });
      return value;
    });
  if (expression !== undefined) look(expression);
  return maps;
}

function entriesOf(field: string, value: Expression): Entries | undefined {
  if (!MAPS.has(field) || value.type !== 'object' || value.spread !== undefined) return undefined;
  if (value.fields.length < MIN_ENTRIES || !value.fields.every((one) => isString(one.value))) return undefined;
  return new Map(value.fields.map((one) => [`${JSON.stringify(one.name)}:${JSON.stringify(one.value)}`, one]));
}

function isString(expression: Expression): boolean {
  return expression.type === 'value' && typeof expression.value === 'string';
}

/** The shared entries that save the most characters; undefined if none saves enough. */
function mostShared(maps: readonly Entries[]): Entries | undefined {
  const different = [...new Map(maps.map((one) => [[...one.keys()].sort().join(), one])).values()].slice(
    0,
    MAX_COMPARED,
  );
  const candidates = different.flatMap((one, at) => different.slice(at).map((other) => inBoth(one, other)));
  let best: Entries | undefined;
  let most = MIN_SAVED - 1;
  for (const candidate of candidates) {
    const saved = savedBy(candidate, maps);
    if (saved <= most) continue;
    most = saved;
    best = candidate;
  }
  return best;
}

function inBoth(one: Entries, other: Entries): Entries {
  return new Map([...one].filter(([text]) => other.has(text)));
}

function hasAll(map: Entries, entries: Entries): boolean {
  if (map.size < entries.size) return false;
  for (const text of entries.keys()) if (!map.has(text)) return false;
  return true;
}

/** How many characters a constant with these entries saves. */
function savedBy(entries: Entries, maps: readonly Entries[]): number {
  if (entries.size < MIN_ENTRIES) return 0;
  const uses = maps.filter((one) => hasAll(one, entries)).length;
  const length = [...entries.keys()].join(', ').length;
  return uses < MIN_USES ? 0 : uses * (length - '...labels'.length) - length - 'const labels = {};'.length;
}

function withSpread(expression: Expression, shared: Entries, variable: string): Expression {
  return mapFields(expression, (field, value) => {
    const entries = entriesOf(field, value);
    if (entries === undefined || !hasAll(entries, shared)) return withSpread(value, shared, variable);
    const others = [...entries].flatMap(([text, one]) => (shared.has(text) ? [] : [one]));
    return others.length === 0 ? name(variable) : { type: 'object', fields: others, spread: variable };
  });
}
