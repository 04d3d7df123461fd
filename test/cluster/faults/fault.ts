import type { PlanSample } from '../plan-samples';
import type { Meddler } from './meddler';

/** What gets in the way of a plan, and how it is mended. */
export interface PlanFault {
  readonly name: string;
  readonly sample: PlanSample;
  /** The first words of the command of kubectl after which it happens; undefined: before the script is started. */
  readonly after?: string;
  readonly break: (cluster: Meddler) => Promise<unknown>;
  /** What the script stops with. */
  readonly says: RegExp;
  /** What makes it right again, so that the script comes to its end. */
  readonly mend: (cluster: Meddler) => Promise<unknown>;
  /** Seconds that a step waits. */
  readonly timeout?: number;
  /** Whether the volume's object is gone until it is mended; its disk isn't. */
  readonly takesVolume?: boolean;
  /** Flags of the script's kubectl. */
  readonly flags?: (prefix: string, server: string) => Promise<readonly string[]>;
  /** Variables of the script. */
  readonly settings?: (cluster: Meddler) => Readonly<Record<string, string>>;
  readonly end?: () => void;
}

/** Seconds that are enough for what never happens. */
export const BRIEF = 10;
