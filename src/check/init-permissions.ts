import { asStrings } from '../inventory/json';
import type { Volume } from '../inventory/pods';
import { isNonRoot } from './security';

/** Whether an init container that may run as root sets the owner or mode of a volume's files. */
export function hasInitPermissions({ mounts }: Volume): boolean {
  return mounts.some(({ container, readOnly }) => {
    if (container.kind !== 'init' || readOnly || isNonRoot(container)) return false;
    const words = [...asStrings(container.data['command']), ...asStrings(container.data['args'])];
    return words.length === 0 || words.some((word) => /\b(?:chown|chmod|chgrp|install|setfacl|\S+\.sh)\b/.test(word));
  });
}
