import type { Statement } from './expression';
import { call, name, value } from './expression';

/** A statement that acknowledges a rule which the manifests violated before the conversion. */
export function allowance(rule: string): Statement {
  const args = [name('app'), value(rule), value('it was so when it was converted')];
  return { type: 'do', value: call('Checks', 'allow', ...args) };
}
