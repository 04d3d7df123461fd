import type { Asked } from '../check/asked';
import type { ApplyMethod } from './apply-method';

/** What of a comparison the manifests can't tell. */
export interface ChangeOptions extends Asked {
  /** undefined: not known, so that what only one of them refuses is a warning. */
  readonly apply?: ApplyMethod;
  /** The namespace of objects that don't name one; undefined: what the other version names, else not known. */
  readonly namespace?: string;
}
