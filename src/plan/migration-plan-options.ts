/** How files may be copied where no volume can be kept. */
export interface MigrationPlanOptions {
  /**
   * The image of the Jobs that copy files: it has `sh`, `rsync` and the core utilities of GNU.
   * @default - an image of VolSync
   */
  readonly copyImage?: string;
  /**
   * Whether files may be copied at all; else there is no way where a volume can't be kept.
   * @default true
   */
  readonly copies?: boolean;
  /**
   * Whether drivers that can clone a volume, or take a snapshot of it, do that in the place of a copy.
   * @default true
   */
  readonly clones?: boolean;
}
