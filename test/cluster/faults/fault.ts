import type { PlanSample } from '../plan-samples';
import type { FaultInjector } from './fault-injector';

/** A fault of a plan, and its repair. */
export interface PlanFault {
  readonly name: string;
  readonly sample: PlanSample;
  /** The start of the kubectl command after which it happens; undefined: before the script starts. */
  readonly after?: string;
  readonly break: (cluster: FaultInjector) => Promise<unknown>;
  /** The message with which the script stops. */
  readonly says: RegExp;
  /** Repairs it, so that the script can finish. */
  readonly mend: (cluster: FaultInjector) => Promise<unknown>;
  /** The timeout of a step in seconds. */
  readonly timeout?: number;
  /** Whether the PersistentVolume is missing until the repair; its disk isn't. */
  readonly takesVolume?: boolean;
  /** Flags of the script's kubectl. */
  readonly flags?: (prefix: string, server: string) => Promise<readonly string[]>;
  /** Variables of the script. */
  readonly settings?: (cluster: FaultInjector) => Readonly<Record<string, string>>;
  readonly end?: () => void;
}

/** The timeout in seconds for steps that never finish. */
export const BRIEF = 10;
