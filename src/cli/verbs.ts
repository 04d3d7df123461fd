/** The verbs of the command line. */
export const VERBS = {
  check: 'find what in manifests the API server refuses, what never binds or starts, and what loses files',
  survival: 'show what the files under each mount survive',
  prove: 'try on a cluster what the files survive, in a namespace that is removed afterwards',
  changes: 'show what new manifests do to the files and pods of old ones',
  plan: 'list the steps from the old version to the new one, with every file kept',
  explain: 'explain a rule, or show where the program of an image keeps its files and what it needs of them',
  convert: 'write a program that makes existing manifests, with the constructs of this package',
  picture: 'draw where the files of an app are, and which of them are lost at which event',
  init: 'start a project: a program, its test, and a workflow that checks each change',
  run: 'run a bundled program, and keep its compiled code: the next run starts faster',
} as const;
