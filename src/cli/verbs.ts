/** The verbs of the command line. */
export const VERBS = {
  check: 'tells what in manifests is refused, never binds, never starts or loses files',
  survival: 'tells what the files under each mount survive',
  prove: 'sees on a cluster what files survive, in a namespace of its own that it removes',
  changes: 'tells what new manifests do to the files and pods of old ones',
  plan: 'gives the steps from one version to the other with every file kept',
  explain: 'tells where the program of an image keeps its files, and what it needs of them',
  convert: 'writes the program of manifests that exist, with the constructs of this package',
  picture: 'draws where the files of an app are, and what is lost at which event',
  init: 'starts a project: a program, its test, and a workflow that checks each change',
  run: 'runs a bundled program, and keeps what it compiled: the next run starts faster',
} as const;
