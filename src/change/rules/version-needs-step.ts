import { imageVersion, upgradeVerdict } from '../../images/upgrades';
import type { KnownData } from '../../check/known-data';
import { appData, isKept, keptAppData } from '../app-data';
import { sampleDatabase } from '../samples';
import type { ChangeProblem, ChangeRule } from '../rule';

export const rule: ChangeRule = {
  name: 'version-needs-step',
  severity: 'warning',
  effect: 'restarts',
  summary:
    'A new version of an app is started over files that it does not read as they are, or may not: a tag leaves it open.',
  consequence: 'The app refuses to start, or its files are changed in a way that the old version does not read.',
  fix: 'Do what the documentation of the app asks for between the two versions, with a backup before.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies',
  before: () => sampleDatabase({ image: 'postgres:16.4' }),
  bad: () => sampleDatabase({ image: 'postgres:17.2' }),
  good: () => sampleDatabase({ image: 'postgres:16.6' }),
  *check(comparison) {
    for (const { before, after } of appData(comparison)) {
      const { container, image } = after;
      if (container.image === before.container.image || !isKept(before) || !isKept(after)) continue;
      const [from, to] = [imageVersion(before.container.image, before.image), imageVersion(container.image, image)];
      if (from === undefined || to === undefined) continue;
      const verdict = upgradeVerdict(image, from, to);
      if (verdict.is !== 'step' && verdict.is !== 'never') continue;
      const [old, fresh] = [from.join('.'), to.join('.')];
      const stop = verdict.stop === undefined ? [] : [`run ${image.title} ${verdict.stop} on the way`];
      const steps = [...stop, ...(verdict.step === undefined ? [] : [verdict.step])];
      yield {
        manifest: container.pod.manifest,
        path: [...container.path, 'image'],
        message:
          verdict.is === 'never'
            ? `${image.title} ${fresh} in container '${container.name}' is started over the files of ${old}, which no older version reads`
            : `${image.title} ${fresh} in container '${container.name}' does not read the files that ${old} has left in ${before.path} as they are`,
        fix:
          verdict.is === 'never'
            ? `Keep ${old}, or restore a backup that ${fresh} made.`
            : `${steps.length === 0 ? 'Do what its documentation asks for' : `Before that: ${steps.join('; ')}`}; see ${image.sources.upgrades ?? image.sources.page}`,
      };
    }
    for (const { before, after } of keptAppData(comparison)) yield* openProblems(before, after);
  },
};

/** Problems if only one of the two tags tells the version, and not every version reads the files of every other. */
function* openProblems(before: KnownData, after: KnownData): Iterable<ChangeProblem> {
  const [from, to] = [before, after].map(({ container, image }) => imageVersion(container.image, image));
  const { container, image } = after;
  const { upgrades } = image;
  if (upgrades === undefined || (from === undefined) === (to === undefined)) return;
  const { reads, stops, down } = upgrades;
  const isRead =
    from === undefined ? reads !== 'own' && down === undefined : reads === 'earlier' && stops === undefined;
  if (isRead) return;
  const [old, fresh] = [from?.join('.') ?? 'a version that its tag left open', to?.join('.')];
  yield {
    manifest: container.pod.manifest,
    path: [...container.path, 'image'],
    message: `${image.title}${fresh === undefined ? '' : ` ${fresh}`} in container '${container.name}' is started over the files of ${old}${fresh === undefined ? ', and its tag leaves open which version it is' : ''}: not every version reads them as they are`,
    fix:
      from === undefined
        ? `See in the files or the log which version wrote them, and write that; see ${image.sources.upgrades ?? image.sources.page}`
        : `Write a tag with the version ${old}, and go on from there step by step; see ${image.sources.upgrades ?? image.sources.page}`,
  };
}
