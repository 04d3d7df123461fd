import { appData } from '../../change/app-data';
import type { Pair } from '../../change/comparison';
import type { ChangeProblem } from '../../change/rule';
import type { KnownData } from '../../check/known-data';
import { isSameJson } from '../../inventory/json';
import type { Claim } from '../../inventory/claims';
import { claimSet, claimSetKey } from '../claim-set';
import type { Context } from '../context';
import { planName, usersOf } from '../context';
import { copySteps } from '../copy-steps';
import { COPY } from '../means';
import type { Upgrade } from '../postgresql';
import { upgradeJob } from '../postgresql';
import type { Answer, Recipe } from '../recipe';
import { handStep } from '../steps';
import { copyObstacle, reasonForNewVolume, sizeOf } from './copied';
import { alwaysRefused } from './volume-mismatch';

/** A new version of a program that can't read the old files as they are. */
export const upgradeFiles: Recipe = (problem, context) => {
  const { manifest, message, fix = '' } = problem;
  if (fix.startsWith('Keep ')) return { noWay: fix };
  return (
    dumpAndRestore(problem, context) ?? {
      steps: [
        {
          ...handStep('prepare', {
            id: `upgrade ${manifest.key} ${message}`,
            title: `Prepare the files of ${manifest.title} for the new version`,
            why: `${message}.`,
            text: `${fix}. Have a backup that you have restored once.`,
            final: `files that the new version of ${manifest.title} has written, the old one may not read`,
          }),
          wayBack: `Restore the backup of ${manifest.title} that the old version made, and apply the old version.`,
        },
      ],
    }
  );
};

/** Dumps PostgreSQL of Docker's official image, and restores it into a new volume; undefined for other programs and images. */
function dumpAndRestore({ manifest, path, message }: ChangeProblem, context: Context): Answer | undefined {
  const key = path.join('.');
  const upgrade = appData(context.comparison).find(
    ({ after: { container } }) => container.pod.manifest === manifest && [...container.path, 'image'].join('.') === key,
  );
  const pair = upgrade === undefined ? undefined : claimsOf(upgrade, context);
  if (upgrade === undefined || pair === undefined || context.copying.image === undefined) return undefined;
  const isSupported = [upgrade.before, upgrade.after].every(isOfficialImage) && hasSameUser(upgrade);
  const obstacle =
    reasonForNewVolume(pair) ?? alwaysRefused(pair.before, pair.after, context) ?? copyObstacle(pair, context);
  if (!isSupported || obstacle !== undefined) return undefined;
  const [from, to] = [claimSet(pair.before), claimSet(pair.after)];
  const { image } = upgrade.after.container;
  const plan = planName('upgrade', claimSetKey(from), JSON.stringify(to.template), upgradeJob(from, '', upgrade));
  const copy = { from, to, before: pair.before, plan, means: COPY, image, users: usersOf(pair.before), upgrade };
  return {
    steps: [
      ...copySteps({ ...copy, patch: undefined }, { reason: message, size: sizeOf(copy), oneByOne: false }, context),
      handStep('start', {
        id: `settings ${claimSetKey(from)}`,
        title: `See to the settings of ${manifest.title}`,
        why: 'A dump holds no settings of the server. pg_hba.conf and pg_ident.conf came along.',
        text: 'Set again what was changed in postgresql.conf of the data directory or by ALTER SYSTEM (postgresql.auto.conf); the old volume has both.',
      }),
    ],
  };
}

/** The claim with the files; undefined where it isn't the same in both versions. */
function claimsOf({ before, after }: Upgrade, context: Context): Pair<Claim> | undefined {
  const [old, next] = [before.mount?.volume?.claim, after.mount?.volume?.claim];
  if (old === undefined || next === undefined || claimSetKey(claimSet(old)) !== claimSetKey(claimSet(next)))
    return undefined;
  return context.afterOf(old.manifest) === next.manifest ? { before: old, after: next } : undefined;
}

/** Whether it is Docker's official image (or pgvector's), with its own command and without settings that move files. */
function isOfficialImage({ image, container, mount, settled }: KnownData): boolean {
  const { env, data } = container;
  return (
    settled &&
    image.repositories.some((name) => name === 'postgres' || name === 'pgvector/pgvector') &&
    data['command'] === undefined &&
    mount?.subPathExpr === undefined &&
    !env.some(({ name }) => name === 'POSTGRES_USER_FILE' || name === 'POSTGRES_INITDB_WALDIR')
  );
}

function hasSameUser({ before, after }: Upgrade): boolean {
  const userOf = ({ container }: KnownData): unknown =>
    container.env.find(({ name }) => name === 'POSTGRES_USER')?.data ?? null;
  return isSameJson(userOf(before) as never, userOf(after) as never);
}
