import type { Claim } from '../../inventory/claims';
import { isSameJson } from '../../inventory/json';

/** Why the volume of one claim isn't what another asks for; undefined where it is. */
export function misfit(from: Claim, to: Claim): string | undefined {
  return otherKind(from, to) ?? otherModes(from, to);
}

/** What of the volume itself would have to be another. */
export function otherKind(from: Claim, to: Claim): string | undefined {
  if (from.volumeMode !== to.volumeMode) return `volumeMode ${to.volumeMode} and not ${from.volumeMode}`;
  const [was, is] = [from.className, to.className];
  if (was !== undefined && is !== undefined && was !== is && !isSameClass(from, to))
    return `class ${is} and not ${was}`;
  return undefined;
}

function otherModes(from: Claim, to: Claim): string | undefined {
  const missing = to.accessModes.find((mode) => !from.accessModes.includes(mode));
  return missing === undefined
    ? undefined
    : `access mode ${missing}, and the volume was made for ${from.accessModes.join(', ')}`;
}

/** Whether two classes make the same volumes, so that only their names differ. */
function isSameClass({ storageClass: one }: Claim, { storageClass: other }: Claim): boolean {
  if (one === undefined || other === undefined) return false;
  return ['provisioner', 'parameters', 'mountOptions'].every((name) =>
    isSameJson(one.data[name] ?? null, other.data[name] ?? null),
  );
}
