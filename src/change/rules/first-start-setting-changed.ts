import { variablesOf } from '../../check/environment';
import type { FirstStartSetting } from '../../images/row';
import type { Container } from '../../inventory/pods';
import { appData, isKept } from '../app-data';
import { isSame } from '../equal';
import type { ChangeRule } from '../rule';
import { sampleDatabase } from '../samples';

const database = (name: string): string =>
  sampleDatabase({ image: 'postgres:17.2', more: `env: [{ name: POSTGRES_DB, value: ${name} }]` });

export const rule: ChangeRule = {
  name: 'first-start-setting-changed',
  severity: 'warning',
  effect: 'restarts',
  summary: 'A setting changes that an app reads only when it has no files yet.',
  consequence: 'The app keeps what it was set up with; whoever counts on the new value is turned away.',
  fix: 'Leave the value as it was, or change it in the app as well, by the means that it has for it.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  before: () => database('shop'),
  bad: () => database('store'),
  good: () => sampleDatabase({ image: 'postgres:17.3', more: `env: [{ name: POSTGRES_DB, value: shop }]` }),
  *check(comparison) {
    for (const { before, after } of appData(comparison)) {
      const { container, image, path } = after;
      if (!isKept(before) || !isKept(after)) continue;
      const old = variablesOf(before.container, comparison.before);
      const next = variablesOf(container, comparison.after);
      for (const { variables, instead } of image.firstStart ?? []) {
        const changed = variables.filter((name) => {
          if (!old.has(name) || !next.has(name)) return false;
          const [was, is] = [old.get(name), next.get(name)];
          return was === undefined || is === undefined
            ? isReadElsewhere(name, before.container, container)
            : was !== is;
        });
        if (changed.length === 0) continue;
        const env = container.env.find(({ name }) => changed.includes(name));
        yield {
          manifest: container.pod.manifest,
          path: env?.path ?? container.path,
          message: `${changed.join(', ')} ${changed.length === 1 ? 'counts' : 'count'} only at the first start of ${image.title}, and the files in ${path} are there already: nothing changes in it`,
          ...(isSame(before.container.pod.spec, container.pod.spec) ? { effect: 'applied' } : {}),
          fix: fixOf(changed, instead),
        };
      }
    }
  },
};

/** Whether a variable refers to another Secret, ConfigMap or key than before. */
function isReadElsewhere(name: string, before: Container, after: Container): boolean {
  const [was, is] = [before, after].map(({ env }) => env.findLast((one) => one.name === name)?.data['valueFrom']);
  return was !== undefined && is !== undefined && !isSame(was, is);
}

function fixOf(names: readonly string[], instead: FirstStartSetting['instead']): string {
  return `Leave ${names.join(', ')} as ${names.length === 1 ? 'it was' : 'they were'}, or also do it in the app: ${instead}`;
}
