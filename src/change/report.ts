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

/** The maximum of fields in an object's line. */
const MAX_FIELDS = 3;
/** The maximum length of a value. */
const MAX_CHARACTERS = 40;
/** With more objects, similar ones share a line. */
const MAX_LINES = 12;
/** The maximum of names in a shared line. */
const MAX_NAMES = 4;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** Harmless effects, for which objects may share a line. */
const BENIGN: ReadonlySet<Effect> = new Set<Effect>(['restarts', 'applied', 'left']);

/** The changes of an app. */
export interface AppChanges {
  readonly app: string;
  readonly objects: readonly ObjectChange[];
}

/** The changes of all apps, and the findings. */
export interface AllChanges {
  readonly apps: readonly AppChanges[];
  readonly findings: readonly Finding[];
}

/**
 * A line for each changed object, the worst first, below the name of its app if there are several; then the findings.
 */
export function text({ apps, findings }: AllChanges, colours: boolean): string {
  const changed = apps.filter(({ objects }) => objects.length > 0);
  if (changed.length === 0 && findings.length === 0) return 'nothing changes\n';
  const count = changed.reduce((sum, { objects }) => sum + objects.length, 0);
  return `${objectLines({ apps, findings })}${textReport(findings, count, colours, apps.length)}`;
}

/** The lines of objects, with a paragraph for each app. */
export function objectLines({ apps }: AllChanges): string {
  return apps
    .filter(({ objects }) => objects.length > 0)
    .map(({ app, objects }) => `${apps.length > 1 ? `${printable(app)}:\n` : ''}${linesOf(objects)}\n\n`)
    .join('');
}

function linesOf(objects: readonly ObjectChange[]): string {
  const groups = [...groupBy(objects, (object) => groupOf(object, objects.length)).values()];
  const single = groups.flatMap((group) => (isSummarized(group, objects.length) ? [] : group));
  const width = single.reduce((widest, { manifest }) => Math.max(widest, manifest.title.length), 0);
  const lines = groups.flatMap((group) =>
    isSummarized(group, objects.length) ? summaryLine(group) : group.map((object) => lineOf(object, width)),
  );
  return lines.map(printable).join('\n');
}

/** The key of objects that may share a line: harmful effects are shown for each object. */
function groupOf(object: ObjectChange, count: number): string {
  const { change, effect, manifest } = object;
  if (!BENIGN.has(effect)) return `${effect} ${manifest.key}`;
  if (change === 'changed' && effect === 'applied' && isLabelsOnly(object)) return 'marks';
  return count > MAX_LINES ? `${effect} ${change} ${String(isLabelsOnly(object))}` : `${effect} ${change}`;
}

function isSummarized([first, ...more]: readonly ObjectChange[], count: number): boolean {
  if (first === undefined || more.length === 0 || !BENIGN.has(first.effect)) return false;
  const isLabels = first.change === 'changed' && first.effect === 'applied' && isLabelsOnly(first);
  return isLabels || (count > MAX_LINES && more.length >= MAX_NAMES);
}

/** Whether only labels and annotations differ, of the object or of its pod template. */
function isLabelsOnly({ leaves }: ObjectChange): boolean {
  return (
    leaves.length > 0 &&
    leaves.every(({ path }) => /(?:^|\.)metadata\.(?:labels|annotations)(?:\.|$)/.test(path.join('.')))
  );
}

function summaryLine(group: readonly ObjectChange[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const names = group.slice(0, MAX_NAMES).map(({ manifest }) => manifest.title);
  const more = group.length - names.length;
  const only = first.change === 'changed' && isLabelsOnly(first) ? ', of labels and annotations alone' : '';
  return `${SIGNS[first.change]} ${group.length} objects ${effectOf(first)}${only}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function lineOf(object: ObjectChange, width: number): string {
  const { change, manifest } = object;
  return `${SIGNS[change]} ${manifest.title.padEnd(width)}  ${effectOf(object)}${fieldsOf(object)}`;
}

/** The effect in words. */
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

/** The old and new value if they are short; never those of a Secret. */
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
