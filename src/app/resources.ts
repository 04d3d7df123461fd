import { labelKeyProblem } from '../api/names';
import { nearest } from '../api/nearest';
import { NANO, quantityInNanos, QUANTITY_FORM } from '../api/quantity';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';

/** Requests and limits of a container, by resource: `cpu`, `memory`, `ephemeral-storage`, others. */
export interface Resources {
  /**
   * What is reserved for the container, e.g. `{ cpu: '100m', memory: '256Mi' }`.
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

  /**
   * Devices of `pod.resourceClaims` that the container uses.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
   */
  readonly claims?: ResourceClaimUse[];
}

/** A device that a container uses. */
export interface ResourceClaimUse {
  /** The name of the claim in `pod.resourceClaims`. */
  readonly name: string;

  /**
   * One of the requests of the claim.
   *
   * @default - all
   */
  readonly request?: string;
}

const NODE_RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];

/** Resources as the API has them. */
export function resourcesData(constructPath: string, { requests, limits, claims }: Resources): Record<string, unknown> {
  for (const [resource, quantity] of [...Object.entries(requests ?? {}), ...Object.entries(limits ?? {})]) {
    checkResource(constructPath, resource, quantity);
  }
  for (const [resource, quantity] of Object.entries(requests ?? {})) {
    const limit = limits?.[resource];
    if (limit !== undefined && amountOf(quantity) > amountOf(limit)) {
      refuse(
        constructPath,
        `the request of ${quantity} ${resource} is more than its limit of ${limit}; request at most the limit`,
      );
    }
    if (!NODE_RESOURCES.includes(resource) && (limit === undefined || amountOf(quantity) !== amountOf(limit))) {
      refuse(
        constructPath,
        `the request of ${quantity} ${resource} differs from its limit of ${limit ?? 'nothing'}, and nodes don't share ${resource}; give the same limit`,
      );
    }
  }
  return defined({
    requests: requests && { ...requests },
    limits: limits && { ...limits },
    claims: claims?.map((claim) => ({ ...claim })),
  });
}

function checkResource(constructPath: string, resource: string, quantity: string): void {
  const huge = resource.startsWith('hugepages-') && quantityInNanos(resource.slice('hugepages-'.length)) !== undefined;
  const extended = resource.includes('/') && labelKeyProblem(resource) === undefined;
  if (!NODE_RESOURCES.includes(resource) && !huge && !extended) {
    const meant = nearest(resource, NODE_RESOURCES);
    refuse(
      constructPath,
      `resource ${describe(resource)} is not allowed; give cpu, memory, ephemeral-storage, hugepages-<size> or one such as example.com/gpu${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  }
  const amount = quantityInNanos(quantity);
  if (amount === undefined || amount < 0n)
    refuse(constructPath, `${resource} ${describe(quantity)} is not allowed; give ${QUANTITY_FORM}`);
  if (extended && amount % NANO !== 0n)
    refuse(constructPath, `${resource} ${describe(quantity)} is not allowed; give a whole number`);
}

function amountOf(quantity: string): bigint {
  return quantityInNanos(quantity) ?? 0n;
}
