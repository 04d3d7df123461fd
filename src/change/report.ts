import { groupBy } from '../check/group';
import type { Finding } from '../check/finding';
import { redacted } from '../check/redact';
import { findingData } from '../check/reporters/json';
import { printable, textReport } from '../check/reporters/text';
import type { Manifest } from '../inventory/manifest';
import { formatPath } from '../inventory/path';
import type { ObjectChange } from './between';
import type { Effect } from './effect';
import { EFFECTS } from './effect';
import type { Leaf } from './leaves';
import { formatValue } from './leaves';

/** Fields that are named of each object, in a text. */
const MAX_FIELDS = 3;
/** A value is shown up to this many characters. */
const MAX_CHARACTERS = 40;
/** Up to so many objects, each has a line of its own. */
const MAX_LINES = 12;
/** Objects that are named in a line for several. */
const MAX_NAMES = 4;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** What happens to an object without harm: of many such, a line tells how many. */
const BENIGN: ReadonlySet<Effect> = new Set<Effect>(['restarts', 'applied', 'left']);

/** What becomes of one app of several. */
export interface AppChanges {
  readonly app: string;
  readonly objects: readonly ObjectChange[];
}

/** What becomes of apps, and what the rules find of them all. */
export interface AllChanges {
  readonly apps: readonly AppChanges[];
  readonly findings: readonly Finding[];
}

/**
 * A line for each object that isn't as it was, the worst first, below the name of its app where there are several; then what
 * the rules found.
 */
export function text({ apps, findings }: AllChanges, colours: boolean): string {
  const changed = apps.filter(({ objects }) => objects.length > 0);
  if (changed.length === 0 && findings.length === 0) return 'nothing changes\n';
  const count = changed.reduce((sum, { objects }) => sum + objects.length, 0);
  return `${objectLines({ apps, findings })}${textReport(findings, count, colours, apps.length)}`;
}

/** The lines about objects, a paragraph an app. */
export function objectLines({ apps }: AllChanges): string {
  return apps
    .filter(({ objects }) => objects.length > 0)
    .map(({ app, objects }) => `${apps.length > 1 ? `${printable(app)}:\n` : ''}${linesOf(objects)}\n\n`)
    .join('');
}

function linesOf(objects: readonly ObjectChange[]): string {
  const groups = [...groupBy(objects, (object) => groupOf(object, objects.length)).values()];
  const single = groups.flatMap((group) => (isFolded(group, objects.length) ? [] : group));
  const width = single.reduce((widest, { manifest }) => Math.max(widest, manifest.title.length), 0);
  const lines = groups.flatMap((group) =>
    isFolded(group, objects.length) ? lineForAll(group) : group.map((object) => lineOf(object, width)),
  );
  return lines.map(printable).join('\n');
}

/** Objects of which the same is said stand together; what is bad of an object is said of it alone. */
function groupOf(object: ObjectChange, count: number): string {
  const { change, effect, manifest } = object;
  if (!BENIGN.has(effect)) return `${effect} ${manifest.key}`;
  if (change === 'changed' && effect === 'applied' && isMarksOnly(object)) return 'marks';
  return count > MAX_LINES ? `${effect} ${change} ${String(isMarksOnly(object))}` : `${effect} ${change}`;
}

function isFolded([first, ...more]: readonly ObjectChange[], count: number): boolean {
  if (first === undefined || more.length === 0 || !BENIGN.has(first.effect)) return false;
  const isMarks = first.change === 'changed' && first.effect === 'applied' && isMarksOnly(first);
  return isMarks || (count > MAX_LINES && more.length >= MAX_NAMES);
}

/** Whether labels and annotations are all that differs, in the object or in the template of its pods. */
function isMarksOnly({ leaves }: ObjectChange): boolean {
  return (
    leaves.length > 0 &&
    leaves.every(({ path }) => /(?:^|\.)metadata\.(?:labels|annotations)(?:\.|$)/.test(path.join('.')))
  );
}

function lineForAll(group: readonly ObjectChange[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const names = group.slice(0, MAX_NAMES).map(({ manifest }) => manifest.title);
  const more = group.length - names.length;
  const only = first.change === 'changed' && isMarksOnly(first) ? ', of labels and annotations alone' : '';
  return `${SIGNS[first.change]} ${group.length} objects ${effectOf(first)}${only}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function lineOf(object: ObjectChange, width: number): string {
  const { change, manifest } = object;
  return `${SIGNS[change]} ${manifest.title.padEnd(width)}  ${effectOf(object)}${fieldsOf(object)}`;
}

/** What of an object is said beside its name. */
function effectOf({ change, effect }: ObjectChange): string {
  if (change === 'added' && effect === 'orphaned') return 'made, without the files that were there';
  if (change === 'removed' && effect === 'left') return 'left there by what prunes';
  if (effect !== 'applied') return EFFECTS[effect];
  return { added: 'made', removed: 'deleted by what prunes', changed: EFFECTS.applied }[change];
}

function fieldsOf({ leaves, manifest }: ObjectChange): string {
  if (leaves.length === 0) return '';
  const formatted = leaves
    .slice(0, MAX_FIELDS)
    .map((leaf) => redacted(manifest, `${formatPath(leaf.path)}${valuesOf(leaf, manifest)}`));
  const more = leaves.length > MAX_FIELDS ? `, ${leaves.length - MAX_FIELDS} more` : '';
  return `: ${formatted.join(', ')}${more}`;
}

/** Short values, old and new; none of a Secret. */
function valuesOf({ before, after }: Leaf, { kind }: Manifest): string {
  if (kind === 'Secret') return '';
  const [old, next] = [before, after].map(formatValue);
  const isShort = [old, next].every((value = '') => value.length <= MAX_CHARACTERS && !value.includes('\n'));
  return isShort ? ` ${old ?? ''} → ${next ?? ''}` : '';
}

/** `{ objects: [{ app, change, kind, namespace, name, effect, fields }], findings: [as of check] }`. */
export function json({ apps, findings }: AllChanges): string {
  const report = {
    objects: apps.flatMap(({ app, objects }) =>
      objects.map(({ change, manifest, effect, leaves }) => ({
        app,
        change,
        apiVersion: manifest.apiVersion,
        kind: manifest.kind,
        namespace: manifest.namespace ?? null,
        name: manifest.name,
        effect,
        fields: leaves.map(({ path }) => formatPath(path)),
      })),
    ),
    findings: findings.map(findingData),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
