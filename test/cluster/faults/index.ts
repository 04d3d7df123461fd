import type { PlanFault } from './fault';
import { REFUSAL_FAULTS } from './refusals';
import { VOLUME_FAULTS } from './volumes';
import { WORKLOAD_FAULTS } from './workloads';

export const PLAN_FAULTS: readonly PlanFault[] = [...VOLUME_FAULTS, ...WORKLOAD_FAULTS, ...REFUSAL_FAULTS];
