import type { Json } from './json';
import { asList, asObject, asString, asStrings, field } from './json';

/** Whether a label selector (matchLabels and matchExpressions) matches labels. An absent one matches nothing, `{}` everything. */
export function matchesLabels(selector: Json | undefined, labels: Readonly<Record<string, string>>): boolean {
  if (selector === undefined || selector === null) return false;
  const matchLabels = asObject(field(selector, 'matchLabels'));
  for (const key in matchLabels) if (own(labels, key) !== matchLabels[key]) return false;
  return asList(field(selector, 'matchExpressions')).every((expression) => matches(expression, labels));
}

/** Whether the selector of a Service or ReplicationController, a plain map, matches labels. */
export function matchesMap(selector: Json | undefined, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(asObject(selector)).every(([key, value]) => own(labels, key) === value);
}

function matches(expression: Json, labels: Readonly<Record<string, string>>): boolean {
  const value = own(labels, asString(field(expression, 'key')) ?? '');
  const values = asStrings(field(expression, 'values'));
  switch (field(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function own(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
