import type { Container } from '../../inventory/pods';
import { asStrings, field } from '../../inventory/json';
import type { Json } from '../../inventory/json';
import { claim, deployment, documents, storageClass } from '../examples';
import type { Rule } from '../rule';

const app = (user: string): string =>
  documents(
    storageClass(),
    claim(),
    deployment({
      pod: `securityContext: { runAsUser: 1000, fsGroup: 1000 }
initContainers:
  - name: own-files
    image: busybox:1.36
    command: [chown, -R, '1000:1000', /srv/data]
${user}    volumeMounts:
      - { name: data, mountPath: /srv/data }`,
    }),
  );

export const rule: Rule = {
  name: 'init-chown-without-root',
  appliesTo: ['initContainers'],
  severity: 'warning',
  summary: 'An init container is to change the owner of files, with a user that may not.',
  consequence: 'chown: Operation not permitted, and the pod never gets beyond Init:Error.',
  fix: 'Run this container with securityContext.runAsUser: 0, or leave it out where fsGroup makes the files writable.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  bad: () => app(''),
  good: () => app('    securityContext: { runAsUser: 0 }\n'),
  *check({ containers }) {
    for (const container of containers) {
      if (container.kind !== 'init' || !changesOwner(container)) continue;
      const user = userOf(container);
      if (user === undefined) continue;
      const groups = field(container.pod.spec, 'securityContext', 'fsGroup');
      yield {
        manifest: container.pod.manifest,
        path: [...container.path, 'securityContext', 'runAsUser'],
        message: `init container ${container.name} runs chown as ${user}: only root may give files to another user, and it fails with Operation not permitted`,
        fix:
          groups === undefined
            ? `Write runAsUser: 0${user === 'a user other than root' ? ' and runAsNonRoot: false' : ''} in the securityContext of init container ${container.name}.`
            : `Leave init container ${container.name} out: fsGroup ${JSON.stringify(groups)} makes the files writable where the driver heeds it; else write runAsUser: 0 in its securityContext.`,
      };
    }
  },
};

/** Describes the user of a container that doesn't run as root; undefined for root and unknown users. */
function userOf({ data, pod }: Container): string | undefined {
  const own = (name: string): Json | undefined =>
    field(data, 'securityContext', name) ?? field(pod.spec, 'securityContext', name);
  const user = own('runAsUser');
  if (typeof user === 'number') return user === 0 ? undefined : `user ${user}`;
  return own('runAsNonRoot') === true ? 'a user other than root' : undefined;
}

/** Whether a container runs `chown`, directly or in a script, and doesn't ignore its failure. */
function changesOwner({ data }: Container): boolean {
  const command = [...asStrings(data['command']), ...asStrings(data['args'])];
  return command.some((text) =>
    text.split('\n').some((line) => /(^|[\s;&|(/])chown(\s|$)/.test(line) && !/\|\||^\s*#|\becho\b/.test(line)),
  );
}
