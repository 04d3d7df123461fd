import { documents, statefulSet } from '../../check/examples';
import { passwordMismatches } from '../passwords';
import type { ChangeRule } from '../rule';

const app = (password: string, image = '1'): string =>
  documents(
    `apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: ${password}
`,
    statefulSet({ replicas: 1 }).replace(
      'registry.example/db:1\n',
      `registry.example/db:${image}
          env:
            - name: DB_PASSWORD
              valueFrom: { secretKeyRef: { name: db, key: password } }
`,
    ),
  );

export const rule: ChangeRule = {
  name: 'password-changed',
  severity: 'warning',
  effect: 'applied',
  summary: 'A password changes that a program with files of its own reads.',
  consequence:
    'A database reads its password when it makes its files, and never after that: the files keep the old one, and whoever logs in with the new one is turned away.',
  fix: 'Leave the value as it was, or change it in the program too. A chart that draws a new one at each render finds the old one in the cluster, which helm template does not see: compare with helm template --dry-run=server, or set the value.',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  before: () => app('first-password'),
  bad: () => app('other-password'),
  good: () => app('first-password', '2'),
  *check(comparison) {
    for (const [manifest, { keys, workload, claims, instead }] of passwordMismatches(comparison)) {
      const one = keys.length === 1;
      yield {
        manifest,
        path: [manifest.data['data'] === undefined ? 'stringData' : 'data'],
        message: `${keys.join(', ')} ${one ? 'changes' : 'change'}, and ${workload.manifest.title} reads ${one ? 'it' : 'them'}, whose files on ${claims} ${instead === undefined ? 'may have been' : 'were'} made with the old ${one ? 'value' : 'values'}`,
        ...(instead === undefined
          ? {}
          : { fix: `Leave the ${one ? 'value' : 'values'} as before, or change it in the program too: ${instead}` }),
      };
    }
  },
};
