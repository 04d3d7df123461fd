/** The effects that applying the new manifests can have on an object and its files, the worst first. */
export const EFFECTS = {
  rejected: 'refused by the API server',
  deleted: 'its files are deleted',
  pending: 'stays pending',
  orphaned: 'its files are left behind',
  recreated: 'deleted and made anew',
  delayed: 'no effect until pods restart',
  restarts: 'pods restart',
  applied: 'applied in place',
  open: 'may change: a value is filled in later',
  left: 'left as it is',
} as const;

export type Effect = keyof typeof EFFECTS;

const WORST_FIRST = Object.keys(EFFECTS) as Effect[];

/** Orders effects, the worst first. */
export function byEffect(one: Effect, other: Effect): number {
  return WORST_FIRST.indexOf(one) - WORST_FIRST.indexOf(other);
}

/** The worse of two effects. */
export function worse(one: Effect, other: Effect = one): Effect {
  return byEffect(one, other) <= 0 ? one : other;
}
