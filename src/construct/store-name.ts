import { dnsLabelProblem } from '../api/names';
import { checkedName } from './names';

/** What every store can say of the volume that it is in a pod. */
export interface StoreOptions {
  /**
   * The name of the volume in pods, where a mount gives it no `volumeName`.
   *
   * @default - made of the path that it is mounted at
   */
  readonly name?: string;
}

/** The name of a store's volume in pods, where it is allowed. */
export function storeName(constructPath: string, { name }: StoreOptions): string | undefined {
  return name === undefined ? undefined : checkedName(constructPath, 'name', name, dnsLabelProblem);
}
