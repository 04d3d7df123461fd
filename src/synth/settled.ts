import type { IConstruct } from 'constructs';

const SETTLED = new WeakMap<IConstruct, readonly IConstruct[]>();

/** All constructs of an app in preorder, while a synthesis validates them and nothing changes them. */
export function settledConstructs(app: IConstruct): readonly IConstruct[] | undefined {
  return SETTLED.get(app);
}

/** Does something that leaves the constructs of an app as they are. */
export function whileSettled(app: IConstruct, constructs: readonly IConstruct[], work: () => void): void {
  SETTLED.set(app, constructs);
  try {
    work();
  } finally {
    SETTLED.delete(app);
  }
}
