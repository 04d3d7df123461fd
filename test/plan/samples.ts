import { claim, deployment, documents } from '../../src/check/examples';

/** Two apps with a claim each, which one claim replaces; there is no plan for that. */
export const TWO_CLAIMS = documents(
  claim({ name: 'a' }),
  claim({ name: 'b' }),
  deployment({ name: 'one', claimName: 'a' }),
  deployment({ name: 'two', claimName: 'b' }),
);
export const ONE_CLAIM = documents(
  claim({ name: 'c' }),
  deployment({ name: 'one', claimName: 'c' }),
  deployment({ name: 'two', claimName: 'c' }),
);
