import type { Statement } from './expression';
import { call, name, value } from './expression';

/** Lets a program run with what was wrong before it was one. */
export function allowance(rule: string): Statement {
  const args = [name('app'), value(rule), value('it was so when it was converted')];
  return { type: 'do', value: call('Checks', 'allow', ...args) };
}
