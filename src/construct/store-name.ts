import { dnsLabelProblem } from '../api/names';
import { checkedName } from './names';

/** Options of every store for its volume in pods. */
export interface StoreOptions {
  /**
   * The name of the volume in pods, unless the mount has a `volumeName`.
   *
   * @default - made from the mount path
   */
  readonly name?: string;
}

/** The checked name of a store's volume in pods. */
export function storeName(constructPath: string, { name }: StoreOptions): string | undefined {
  return name === undefined ? undefined : checkedName(constructPath, 'name', name, dnsLabelProblem);
}
