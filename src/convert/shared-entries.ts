/** Entries that several labels or selectors have in common, written once: `{ ...labels, 'app.kubernetes.io/component': 'web' }`. */
import type { Expression, Field, Statement } from './expression';
import { expressionIn, mapFields, name } from './expression';

/** Fields that hold a map of strings. */
const MAPS: ReadonlySet<string> = new Set(['annotations', 'labels', 'matchLabels', 'selector']);

/** How many maps have to have the entries. */
const MIN_USES = 3;

/** How many entries are worth a variable. */
const MIN_ENTRIES = 2;

/** How many characters have to be saved by a variable. */
const MIN_SAVED = 80;

/** Of more different maps, the first ones are compared with each other. */
const MAX_COMPARED = 20;

/** How many variables a program gets for them. */
const MAX_VARIABLES = 3;

/** The fields of a map by their texts: `"app":"shop"`. */
type Entries = ReadonlyMap<string, Field>;

/** A map of strings, and the field that it is the value of. */
interface StringMap {
  readonly field: string;
  readonly entries: Entries;
}

/**
 * A program in which maps of strings are made of the entries that they have in common, and the variables of these.
 *
 * @param given statements in which objects and lists are opened
 * @param nameFor a variable of its own, made of the first of several wishes that is free
 */
export function withSharedEntries(
  given: readonly Statement[],
  nameFor: (...wishes: readonly string[]) => string,
): readonly [constants: readonly Statement[], statements: readonly Statement[]] {
  const constants: Statement[] = [];
  let statements = given;
  while (constants.length < MAX_VARIABLES) {
    const maps = statements.flatMap((one) => mapsIn(expressionIn(one)));
    const shared = mostShared(maps.map(({ entries }) => entries));
    if (shared === undefined) break;
    const variable = nameFor(...wishesFor(maps.filter(({ entries }) => hasAll(entries, shared))));
    constants.push({ type: 'const', name: variable, value: { type: 'object', fields: [...shared.values()] } });
    statements = statements.map((one) =>
      'value' in one ? { ...one, value: withSpread(one.value, shared, variable) } : one,
    );
  }
  return [constants, statements];
}

/** What the entries that maps have in common may be called. */
function wishesFor(maps: readonly StringMap[]): readonly string[] {
  const fields = new Set(maps.map(({ field }) => field));
  if (fields.has('labels')) return ['labels', 'common-labels'];
  return fields.has('annotations')
    ? ['annotations', 'common-annotations']
    : ['selector-labels', 'common-selector-labels'];
}

/** The maps of strings in an expression that have several entries of their own. */
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

/** The entries whose variable saves most; undefined where none saves enough. */
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

/** How many characters a variable of entries saves in all maps. */
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
