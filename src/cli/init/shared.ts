/** Where the example keeps its files. */
export const EXAMPLE_MOUNTS: readonly string[] = ['/var/lib/grafana'];

/** What git leaves alone in every language; `dist` is kept: it is what is deployed. */
export const GIT_IGNORE = 'dist/construct-metadata.json\n';

/** The workflow that holds each change to what is deployed. */
export function workflow(runs: readonly string[], setUp: readonly string[] = SET_UP_NODE): string {
  return `name: check
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    env:
      # What is deployed: the branch that a pull request goes to, else the commit before.
      DEPLOYED: \${{ github.base_ref && format('origin/{0}', github.base_ref) || 'HEAD^' }}
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0
${[...setUp, ...runs.map((run) => `      - run: ${run}`)].join('\n')}
`;
}

const SET_UP_NODE = [
  '      - uses: actions/setup-node@v6',
  '        with:',
  '          node-version: 24',
  '          cache: npm',
];
