import { fromBase64 } from '../../api/bytes';
import { asObject, asString, field } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { FieldPath } from '../../inventory/path';
import type { Rule } from '../rule';

const app = (password: string): string => `apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
data:
  password: ${password}
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example/web:1
      env:
        - name: DB_PASSWORD
          valueFrom: { secretKeyRef: { name: db, key: password } }
`;

export const rule: Rule = {
  name: 'secret-trailing-newline',
  appliesTo: ['Secret'],
  severity: 'warning',
  summary: "A Secret's value ends with a line break and is read as a variable.",
  consequence: 'The line break is part of the password: authentication fails, with nothing to be seen in any log.',
  fix: 'Encode the value without it (echo -n, printf), or write it in stringData.',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  bad: () => app('aHVudGVyMgo='),
  good: () => app('aHVudGVyMg=='),
  *check(inventory) {
    const seen = new Set<string>();
    for (const use of inventory.configUses) {
      const secret = use.kind === 'Secret' && use.by.startsWith('env') ? inventory.targetOf(use) : undefined;
      if (secret === undefined) continue;
      for (const key of use.key === undefined ? keysOf(secret) : [use.key]) {
        const path = newlineIn(secret, key);
        if (path === undefined || seen.has(`${secret.key} ${key}`)) continue;
        seen.add(`${secret.key} ${key}`);
        yield {
          manifest: secret,
          path,
          message: `the value of ${key} ends with a line break, and ${use.manifest.title} reads it as a variable, line break and all: authentication fails`,
        };
      }
    }
  },
};

function keysOf({ data }: Manifest): readonly string[] {
  return [...Object.keys(asObject(data['data'])), ...Object.keys(asObject(data['stringData']))];
}

/** The path of a value that is one line with a line break; values of several lines, such as certificates, may end with one. */
function newlineIn(secret: Manifest, key: string): FieldPath | undefined {
  const text = asString(field(secret.data, 'stringData', key));
  const encoded = asString(field(secret.data, 'data', key));
  const value = text ?? fromBase64(encoded ?? '');
  return /^[^\n]+\n$/.test(value) ? [text === undefined ? 'data' : 'stringData', key] : undefined;
}
