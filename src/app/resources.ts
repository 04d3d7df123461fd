import { quantityInNanos, QUANTITY_FORM } from '../api/quantity';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/where';

/** What a container is sure to get and may at most use, by resource: `cpu`, `memory`, `ephemeral-storage`, others. */
export interface Resources {
  /**
   * What the container is sure to get, e.g. `{ cpu: '100m', memory: '256Mi' }`.
   *
   * @default - none
   */
  readonly requests?: { readonly [resource: string]: string };

  /**
   * The most that the container may use.
   *
   * @default - none
   */
  readonly limits?: { readonly [resource: string]: string };
}

/** Resources as the API has them. */
export function resourcesData(where: string, { requests, limits }: Resources): Record<string, unknown> {
  for (const [resource, quantity] of [...Object.entries(requests ?? {}), ...Object.entries(limits ?? {})]) {
    const amount = quantityInNanos(quantity);
    if (amount === undefined || amount < 0n)
      refuse(where, `${resource} ${describe(quantity)} is not allowed; give ${QUANTITY_FORM}`);
  }
  for (const [resource, quantity] of Object.entries(requests ?? {})) {
    const limit = limits?.[resource];
    if (limit !== undefined && (quantityInNanos(quantity) ?? 0n) > (quantityInNanos(limit) ?? 0n)) {
      refuse(
        where,
        `the request of ${quantity} ${resource} is more than its limit of ${limit}; request at most the limit`,
      );
    }
  }
  return defined({ requests: requests && { ...requests }, limits: limits && { ...limits } });
}
