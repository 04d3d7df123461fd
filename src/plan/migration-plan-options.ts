/** How files may be copied where no volume can be kept. */
export interface MigrationPlanOptions {
  /**
   * The image of the Jobs that copy files; it needs `sh`, `rsync` and the core utilities of GNU.
   * @default - an image of VolSync
   */
  readonly copyImage?: string;
  /**
   * Whether files may be copied; if not, there is no way where a volume can't be kept.
   * @default true
   */
  readonly copies?: boolean;
  /**
   * Whether drivers that support clones or snapshots use them instead of a copy.
   * @default true
   */
  readonly clones?: boolean;
}
