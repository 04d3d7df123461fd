import type { IConstruct } from 'constructs';
import type { Origin } from './manifest';

/** Whether a manifest's origin is a construct or one below it. */
export function isCreatedIn({ node: { path } }: IConstruct, origin: Origin): boolean {
  if (!('construct' in origin)) return false;
  return path === '' || origin.construct === path || origin.construct.startsWith(`${path}/`);
}
