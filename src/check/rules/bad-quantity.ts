import { QUANTITY_FORM } from '../../api/quantity';
import type { Rule } from '../rule';
import { CLASS, MODES, sampleClaim } from '../samples';
import { describeValue, schemaProblems } from '../schema';

const claim = (size: string): string =>
  sampleClaim([CLASS, MODES, `resources: { requests: { storage: ${size} } }`].join('\n'));

export const rule: Rule = {
  name: 'bad-quantity',
  appliesTo: ['kind'],
  severity: 'error',
  summary: 'A size or an amount that Kubernetes can not read.',
  consequence: 'The API server refuses the object.',
  fix: `Write ${QUANTITY_FORM}.`,
  see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  bad: () => claim('10GB'),
  good: () => claim('10G'),
  *check(inventory) {
    for (const problem of schemaProblems(inventory)) {
      if (problem.kind !== 'type' || problem.expected.kind !== 'quantity') continue;
      const { manifest, path, value } = problem;
      const corrected = typeof value === 'string' ? correction(value) : undefined;
      const fix = corrected === undefined ? {} : { fix: `Write ${corrected}` };
      yield { manifest, path, message: `${describeValue(value)} is not a quantity: the API server refuses it`, ...fix };
    }
  },
};

/** The quantity that is probably meant: 10G for 10GB, 1Gi for "1 Gi" and 1gib. */
function correction(value: string): string | undefined {
  const [, amount, unit, binary] = /^\s*([\d.]+)\s*([kmgtpe])(i?)b?\s*$/i.exec(value) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  if (binary !== '') return `${amount}${unit.toUpperCase()}i`;
  return `${amount}${unit.toLowerCase() === 'k' ? 'k' : unit.toUpperCase()}`;
}
