import { refuse } from '../construct/construct-path';
import { ExitCodeOperator } from './exit-codes';
import { RestartPolicy } from './pod-policies';

/** What is started again when a container ends with a certain code. */
export enum ContainerRestartAction {
  /** The container. */
  RESTART = 'Restart',
  /** All containers of the pod, init containers included. */
  RESTART_ALL_CONTAINERS = 'RestartAllContainers',
}

/** What is restarted when a container ends with certain exit codes. */
export interface ContainerRestartRule {
  /** What is started again. */
  readonly action: ContainerRestartAction;

  /** Whether the codes are those listed, or all others. */
  readonly operator: ExitCodeOperator;

  /** The exit codes. */
  readonly exitCodes: number[];
}

/** The restart rules of a container as the API has them. */
export function restartRules(
  constructPath: string,
  restartPolicy: RestartPolicy | undefined,
  rules: readonly ContainerRestartRule[] | undefined,
): Record<string, unknown>[] | undefined {
  if (rules === undefined) return undefined;
  if (restartPolicy === undefined)
    refuse(
      constructPath,
      'restartPolicyRules need a restartPolicy for all other exit codes; give e.g. RestartPolicy.NEVER',
    );
  return rules.map(({ action, operator, exitCodes }) => ({
    action,
    exitCodes: { operator, values: [...exitCodes] },
  }));
}
