import type { k8s } from 'cdk8s-plus-27';
import { dnsSubdomainProblem, labelKeyProblem, labelValueProblem } from '../api/names';
import { copy } from '../construct/copy';
import { checkedName } from '../construct/names';
import { describe, refuse } from '../construct/construct-path';

/** How many values an operator takes: none, at least one, or exactly one. */
type Operands = 'none' | 'some' | 'one';

const LABEL_OPERATORS: Readonly<Record<string, Operands>> = {
  In: 'some',
  NotIn: 'some',
  Exists: 'none',
  DoesNotExist: 'none',
};
const NODE_OPERATORS: Readonly<Record<string, Operands>> = { ...LABEL_OPERATORS, Gt: 'one', Lt: 'one' };

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** A label selector as the API has it; refuses what the API server would. */
export function labelSelectorData(
  constructPath: string,
  what: string,
  selector: k8s.LabelSelector,
): Record<string, unknown> {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    checkedName(constructPath, `${what} label`, key, labelKeyProblem);
    checkedName(constructPath, `${what} label ${key} =`, value, labelValueProblem);
  }
  for (const expression of selector.matchExpressions ?? []) {
    checkRequirement(constructPath, what, expression, LABEL_OPERATORS);
    for (const value of expression.values ?? []) {
      checkedName(constructPath, `${what} label ${expression.key} =`, value, labelValueProblem);
    }
  }
  return { ...copy(selector) };
}

/** Refuses a requirement on labels of nodes that the API server would. */
export function checkNodeRequirement(constructPath: string, what: string, requirement: Requirement): void {
  checkRequirement(constructPath, what, requirement, NODE_OPERATORS);
  for (const value of requirement.values ?? [])
    checkedName(constructPath, `${what} label ${requirement.key} =`, value, labelValueProblem);
}

/** Refuses a requirement on fields of nodes that the API server would: only metadata.name is allowed. */
export function checkNodeField(constructPath: string, { key, operator, values = [] }: Requirement): void {
  if (key !== 'metadata.name') refuse(constructPath, `field ${key} is not allowed; nodes are matched by metadata.name`);
  if (operator !== 'In' && operator !== 'NotIn')
    refuse(constructPath, `field operator ${describe(operator)} is not allowed; give In or NotIn`);
  if (values.length !== 1)
    refuse(constructPath, `field ${key} has ${values.length} values; give one, and a term for each node`);
  checkedName(constructPath, `field ${key} =`, values[0], dnsSubdomainProblem);
}

function checkRequirement(
  constructPath: string,
  what: string,
  { key, operator, values = [] }: Requirement,
  operators: Readonly<Record<string, Operands>>,
): void {
  checkedName(constructPath, `${what} label`, key, labelKeyProblem);
  const operands = operators[operator];
  if (operands === undefined) {
    refuse(
      constructPath,
      `${what} operator ${describe(operator)} is not allowed; give one of ${Object.keys(operators).join(', ')}`,
    );
  }
  if (operands === 'none' && values.length > 0) {
    refuse(constructPath, `${what} operator ${operator} of label ${key} compares with no values; leave values out`);
  }
  if (operands === 'some' && values.length === 0) {
    refuse(constructPath, `${what} operator ${operator} of label ${key} has no values; give at least one`);
  }
  if (operands === 'one' && values.length !== 1) {
    refuse(constructPath, `${what} operator ${operator} of label ${key} compares with one number; give values: ['1']`);
  }
}
