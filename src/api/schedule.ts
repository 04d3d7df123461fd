/**
 * Schedules as the CronJob controller reads them.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */

const MACROS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of week', min: 0, max: 6, names: DAYS },
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
      if (!isInRange(range, field))
        return `has a ${field.name} ${JSON.stringify(range)} that is not from ${field.min} to ${field.max}`;
    }
  }
  return undefined;
}

/** Whether a range is valid for the field: `*`, `5` or `1-5`, with or without a step such as `/2`. */
function isInRange(range: string, field: Field): boolean {
  const match = /^(\*|\?|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/(\d+))?$/i.exec(range);
  if (match === null) return false;
  const [, all, first, last, step] = match;
  if (step !== undefined && Number(step) < 1) return false;
  if (all === '*' || all === '?') return true;
  const from = valueOf(first ?? '', field);
  const to = last === undefined ? from : valueOf(last, field);
  return from !== undefined && to !== undefined && from >= field.min && to <= field.max && from <= to;
}

function valueOf(text: string, field: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + field.min;
}
