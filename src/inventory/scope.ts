import type { IConstruct } from 'constructs';
import type { Origin } from './manifest';

/** Whether what is written at a place is made by a construct or one below it. */
export function isMadeIn({ node: { path } }: IConstruct, origin: Origin): boolean {
  if (!('construct' in origin)) return false;
  return path === '' || origin.construct === path || origin.construct.startsWith(`${path}/`);
}
