import type { IConstruct } from 'constructs';

const UNCHANGED = new WeakMap<IConstruct, readonly IConstruct[]>();

/** All constructs of an app in preorder, during validations that don't change the tree; else undefined. */
export function unchangedConstructs(app: IConstruct): readonly IConstruct[] | undefined {
  return UNCHANGED.get(app);
}

/** Calls `work`, which doesn't change the tree; meanwhile `unchangedConstructs` returns the constructs. */
export function whileUnchanged(app: IConstruct, constructs: readonly IConstruct[], work: () => void): void {
  UNCHANGED.set(app, constructs);
  try {
    work();
  } finally {
    UNCHANGED.delete(app);
  }
}
