/**
 * Schedules as the CronJob controller reads them.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */

const MACROS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of week', least: 0, most: 6, words: DAYS },
];

/** What is wrong with a schedule, or undefined. */
export function scheduleProblem(schedule: string): string | undefined {
  if (/\b(CRON_)?TZ=/.test(schedule)) return 'names a time zone, which belongs to timeZone';
  const text = schedule.trim();
  if (text.startsWith('@')) {
    const known = MACROS.includes(text) || /^@every (\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(text);
    return known ? undefined : 'is not a macro that is known';
  }
  const parts = text.split(/\s+/);
  if (parts.length !== FIELDS.length) return `has ${parts.length} field${parts.length === 1 ? '' : 's'}, not 5`;
  for (const [i, field] of FIELDS.entries()) {
    for (const range of (parts[i] ?? '').split(',')) {
      if (!fits(range, field))
        return `has a ${field.name} ${JSON.stringify(range)} that is not from ${field.least} to ${field.most}`;
    }
  }
  return undefined;
}

/** Whether `*`, `5`, `1-5`, each with `/2` or without, lies in the field. */
function fits(range: string, field: Field): boolean {
  const match = /^(\*|\?|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/(\d+))?$/i.exec(range);
  if (match === null) return false;
  const [, all, first, last, step] = match;
  if (step !== undefined && Number(step) < 1) return false;
  if (all === '*' || all === '?') return true;
  const from = valueOf(first ?? '', field);
  const to = last === undefined ? from : valueOf(last, field);
  return from !== undefined && to !== undefined && from >= field.least && to <= field.most && from <= to;
}

function valueOf(text: string, field: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.words?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + field.least;
}
