import { findingData } from '../check/reporters/json';
import { printable, textReport } from '../check/reporters/text';
import { formatPath } from '../inventory/path';
import type { ChangeSet, ObjectChange } from './between';
import { EFFECTS } from './effect';

/** Fields that are named of each object, in a text. */
const MOST_FIELDS = 3;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A line for each object that isn't as it was, then what the rules found. */
export function text({ objects, findings }: ChangeSet, colours: boolean): string {
  if (objects.length === 0) return 'nothing changes\n';
  const width = objects.reduce((widest, { manifest }) => Math.max(widest, manifest.title.length), 0);
  const lines = objects.map((object) => {
    const { change, manifest } = object;
    return printable(`${SIGNS[change]} ${manifest.title.padEnd(width)}  ${effectOf(object)}${fieldsOf(object)}`);
  });
  return `${lines.join('\n')}\n\n${textReport(findings, objects.length, colours)}`;
}

/** What of an object is said beside its name. */
function effectOf({ change, effect }: ObjectChange): string {
  if (change === 'added' && effect === 'orphaned') return 'made, without the files that were there';
  if (effect !== 'applied') return EFFECTS[effect];
  return { added: 'made', removed: 'deleted by what prunes', changed: EFFECTS.applied }[change];
}

function fieldsOf({ fields }: ObjectChange): string {
  if (fields.length === 0) return '';
  const more = fields.length > MOST_FIELDS ? `, ${fields.length - MOST_FIELDS} more` : '';
  return `: ${fields.slice(0, MOST_FIELDS).map(formatPath).join(', ')}${more}`;
}

/** `{ objects: [{ change, kind, namespace, name, effect, fields }], findings: [as of check] }`. */
export function json({ objects, findings }: ChangeSet): string {
  const report = {
    objects: objects.map(({ change, manifest, effect, fields }) => ({
      change,
      apiVersion: manifest.apiVersion,
      kind: manifest.kind,
      namespace: manifest.namespace ?? null,
      name: manifest.name,
      effect,
      fields: fields.map(formatPath),
    })),
    findings: findings.map(findingData),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
