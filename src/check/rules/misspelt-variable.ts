import type { ImageRow } from '../../images/row';
import { asStrings } from '../../inventory/json';
import type { Container } from '../../inventory/pods';
import { imageRowsIn } from '../image-rows';
import type { Rule } from '../rule';

const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: postgres
      image: postgres:17
      env:
        - { name: ${name}, value: /var/lib/postgresql/data/pgdata }
        - { name: POSTGRES_HOST_AUTH_METHOD, value: trust }
      volumeMounts:
        - { name: data, mountPath: /var/lib/postgresql/data }
  volumes:
    - name: data
      persistentVolumeClaim: { claimName: db }
`;

export const rule: Rule = {
  name: 'misspelt-variable',
  appliesTo: ['env'],
  severity: 'warning',
  summary: 'A variable is written with other underscores or capitals than the one that the app reads.',
  consequence: 'The app does not see it, and does as if it were not set.',
  fix: 'Write the name as the image documents it.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  bad: () => pod('PG_DATA'),
  good: () => pod('PGDATA'),
  *check(inventory) {
    const readBy = new Map<readonly ImageRow[], ReadonlyMap<string, string>>();
    for (const container of inventory.containers) {
      if (container.env.length === 0) continue;
      const rows = imageRowsIn(inventory, container.image);
      if (rows.length === 0) continue;
      let read = readBy.get(rows);
      if (read === undefined) readBy.set(rows, (read = namesReadBy(rows)));
      const set = new Set(container.env.map(({ name }) => name));
      for (const { name, path } of container.env) {
        const meant = read.get(normalize(name));
        if (meant === undefined || meant === name || set.has(meant) || rows.some((row) => isRead(row, name))) continue;
        if (isUsed(container, name)) continue;
        yield {
          manifest: container.pod.manifest,
          path: [...path, 'name'],
          message: `${rows[0]?.title ?? ''} in container '${container.name}' does not read ${name}`,
          fix: `Did you mean ${meant}?`,
          correction: { path: [...path, 'name'], value: meant },
          edit: { path: [...path, 'name'], value: meant },
        };
      }
    }
  },
};

/** The variables that a program reads, by their normalized names. */
function namesReadBy(rows: readonly ImageRow[]): ReadonlyMap<string, string> {
  return new Map(rows.flatMap(variablesOf).map((name) => [normalize(name), name]));
}

function variablesOf({ variables = [], data, firstStart = [] }: ImageRow): readonly string[] {
  return [
    ...variables,
    ...data.flatMap((directory) => directory.variables ?? []),
    ...firstStart.flatMap((setting) => setting.variables),
  ];
}

function isRead(row: ImageRow, name: string): boolean {
  return variablesOf(row).includes(name);
}

/** Normalizes a name: in lower case and without separators, `pgdata` for `PG_DATA`. */
function normalize(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** Whether another variable or the container's command refers to the variable. */
function isUsed({ env, data }: Container, name: string): boolean {
  if (asStrings(data['command']).length > 0) return true;
  return [...env.map(({ value }) => value ?? ''), ...asStrings(data['args'])].some((text) => text.includes(name));
}
