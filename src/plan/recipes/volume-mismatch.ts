import type { Claim } from '../../inventory/claims';
import { asString, field, isSameJson } from '../../inventory/json';
import type { Context } from '../context';

/** Why the volume of one claim doesn't meet the requests of another; undefined where it does. */
export function volumeMismatch(from: Claim, to: Claim): string | undefined {
  return modeOrClassMismatch(from, to) ?? accessModeMismatch(from, to);
}

/** How volume mode or class differ; undefined where they don't. */
export function modeOrClassMismatch(from: Claim, to: Claim): string | undefined {
  if (from.volumeMode !== to.volumeMode) return `volumeMode ${to.volumeMode} and not ${from.volumeMode}`;
  const [was, is] = [from.className, to.className];
  if (was !== undefined && is !== undefined && was !== is && !isSameClass(from, to))
    return `class ${is} and not ${was}`;
  return undefined;
}

/** Why the API server refuses the new version of a claim in any case, also when it is recreated; undefined where it doesn't. */
export function alwaysRefused(from: Claim, to: Claim, context: Context): string | undefined {
  const written = (name: string): unknown => field(context.writtenOf(to.manifest).data, ...to.path, 'spec', name);
  if (written('storageClassName') === null && from.className === undefined)
    return 'The API server fills the default class in, and refuses to take it away again, also of a claim that is made anew: leave storageClassName out, or write the class that the claim has (kubectl get pvc).';
  const name = written('volumeName');
  if (name === undefined || name === volumeName(from)) return undefined;
  return typeof name === 'string' && name !== ''
    ? `Claim ${to.name} names volume ${name}, and which one claim ${from.name} has the manifests do not tell (kubectl get pvc): if it is that one, apply as it is; else leave volumeName out, so that the files stay.`
    : 'The API server writes the name of the volume into a claim, and refuses to take it away again, also of a claim that is made anew: leave volumeName out.';
}

function volumeName({ binding, spec }: Claim): string | undefined {
  return binding.state === 'bound' ? binding.volume.name : asString(spec['volumeName']);
}

function accessModeMismatch(from: Claim, to: Claim): string | undefined {
  const missing = to.accessModes.find((mode) => !from.accessModes.includes(mode));
  return missing === undefined
    ? undefined
    : `access mode ${missing}, and the volume was made for ${from.accessModes.join(', ')}`;
}

/** Whether two classes make the same volumes, and only their names differ. */
function isSameClass({ storageClass: one }: Claim, { storageClass: other }: Claim): boolean {
  if (one === undefined || other === undefined) return false;
  return ['provisioner', 'parameters', 'mountOptions'].every((name) =>
    isSameJson(one.data[name] ?? null, other.data[name] ?? null),
  );
}
