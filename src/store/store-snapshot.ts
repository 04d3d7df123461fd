import { IConstruct } from 'constructs';

/** A VolumeSnapshot: one taken here, or one that the cluster has. */
export interface IStoreSnapshot extends IConstruct {
  /** The name of the VolumeSnapshot. */
  readonly name: string;
}
