/** The verbs of the command line. */
export const VERBS = {
  check: 'find what in manifests is refused, never binds, never starts or loses files',
  survival: 'show what the files under each mount survive',
  prove: 'see on a cluster what files survive, in a namespace of its own that is removed again',
  changes: 'show what new manifests do to the files and pods of old ones',
  plan: 'give the steps from one version to the other with every file kept',
  explain: 'explain a rule, or show where the program of an image keeps its files and what it needs of them',
  convert: 'write the program of manifests that exist, with the constructs of this package',
  picture: 'draw where the files of an app are, and what is lost at which event',
  init: 'start a project: a program, its test, and a workflow that checks each change',
  run: 'run a bundled program, and keep what it compiled: the next run starts faster',
} as const;
