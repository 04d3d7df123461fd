import { claim, deployment, documents } from '../../check/examples';
import { asStrings } from '../../inventory/json';
import type { Container } from '../../inventory/pods';
import { mountOf } from '../mount-problem';
import type { ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'mount-path-changed',
  severity: 'warning',
  effect: 'orphaned',
  summary: 'A store is mounted at another path.',
  consequence: 'Unless the app is told to look there, it starts without its files.',
  fix: "Keep the path, or change with it where the app looks: its arguments, its variables, or its image's own path.",
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  before: () => documents(claim(), deployment()),
  bad: () => documents(claim(), deployment().replace('/srv/data', '/srv/files')),
  good: () => documents(claim(), deployment().replace('/srv/data', '/srv/data/')),
  *check(comparison) {
    for (const change of comparison.mounts('moved')) {
      const { from, to, mount, movedTo = '', container } = change;
      if (mentionsPath(container.before, mount.mountPath) && mentionsPath(container.after, movedTo)) continue;
      yield mountOf(
        change,
        `${from.bytes.store} was at ${mount.mountPath}, and is at ${movedTo} now; ${mount.mountPath} is on ${to.store === from.store ? `${to.inner} of it` : to.bytes.store}`,
      );
    }
  },
};

/** Whether a container's command, arguments or variables have the new path. */
function mentionsPath({ data, env }: Container, path: string): boolean {
  const strings = [...asStrings(data['command']), ...asStrings(data['args']), ...env.map(({ value }) => value ?? '')];
  return strings.some((word) => word.includes(path));
}
