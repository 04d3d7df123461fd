import { cleanPath } from '../../check/paths';
import type { KnownData } from '../../check/known-data';
import { imageVersion, upgradeVerdict } from '../../images/upgrades';
import { appData, isKept } from '../app-data';
import type { ChangeRule } from '../rule';
import { sampleDatabase } from '../samples';

export const rule: ChangeRule = {
  name: 'data-directory-changed',
  severity: 'warning',
  effect: 'orphaned',
  summary: 'An app looks for its files in another directory than before, and nothing that it mounts was moved with it.',
  consequence: 'It starts empty; the files that it had stay where they are.',
  fix: 'Lead it to the old directory, or move the files before the new pods start.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  before: () => sampleDatabase({ image: 'mysql:8.4', mountPath: '/var/lib/mysql' }),
  bad: () =>
    sampleDatabase({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', more: 'args: [--datadir=/var/lib/mysql/new]' }),
  good: () =>
    sampleDatabase({ image: 'mysql:8.4', mountPath: '/var/lib/mysql', more: 'args: [--max-connections=200]' }),
  *check(comparison) {
    for (const { before, after } of appData(comparison)) {
      const { container, image, path } = after;
      if (path === before.path || !isKept(before) || !isMountedAlike(before, after)) continue;
      const place = after.mount === undefined ? ', which is on no volume' : '';
      yield {
        manifest: container.pod.manifest,
        path: container.image === before.container.image ? container.path : [...container.path, 'image'],
        message: `${image.title} in container '${container.name}' keeps its files in ${path}${place}, and had them in ${before.path}: it starts empty, and the old files stay where they are`,
        fix: stepOf(before, after) ?? `${fixOf(after, before.path)}, or move the files before the new pods start.`,
      };
    }
  },
};

/** Whether the container still has the old mount, unchanged; other rules report changed mounts. */
function isMountedAlike({ mount }: KnownData, { container }: KnownData): boolean {
  return (
    mount !== undefined &&
    container.mounts.some(
      (one) =>
        one.name === mount.name &&
        cleanPath(one.mountPath) === cleanPath(mount.mountPath) &&
        one.subPath === mount.subPath &&
        one.subPathExpr === mount.subPathExpr,
    )
  );
}

/** The upgrade step, if the new version doesn't read the old files. */
function stepOf(before: KnownData, { container, image, directory, path }: KnownData): string | undefined {
  const [from, to] = [imageVersion(before.container.image, before.image), imageVersion(container.image, image)];
  if (from === undefined || to === undefined) return undefined;
  const { is, step } = upgradeVerdict(image, from, to);
  if (is !== 'step' || step === undefined) return undefined;
  return `Take ${step}, with the volume mounted at ${directory.mount ?? path}; see ${image.sources.upgrades ?? image.sources.page}`;
}

function fixOf({ directory }: KnownData, path: string): string {
  const [variable] = directory.variables ?? [];
  const [flag] = directory.flags ?? [];
  if (variable !== undefined && directory.variableIn === undefined) return `Write the variable ${variable}: ${path}`;
  return flag === undefined ? 'Lead it to the old directory' : `Write the flag ${flag} with ${path}`;
}
