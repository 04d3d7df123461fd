/** The mounts of the example. */
export const EXAMPLE_MOUNTS: readonly string[] = ['/var/lib/grafana'];

/** Lines of .gitignore for every language. `dist` is committed, because it is what is deployed, unless it contains Secrets. */
export function gitIgnore(main: string): string {
  return writesSecrets(main)
    ? '# It has the values of Secrets in it. Take the line out when the program makes none from the environment.\ndist/\n'
    : 'construct-metadata.json\n';
}

/** Whether a program has several environments, as `convert` writes it for overlays. */
export function hasEnvironments(program: string, language: 'typescript' | 'python'): boolean {
  return ENVIRONMENTS_PATTERN[language].test(program);
}

const ENVIRONMENTS_PATTERN = {
  typescript: /^export const environments:[^]*^export function build\(app: App, environment\b[^]*^ +app\.synth\(\)/m,
  python: /^environments = [^]*^def build\(app, [^]*^ +app\.synth\(\)/m,
};

/** Whether a program creates Secrets with values from the environment, as `convert` writes it. */
export function writesSecrets(main: string): boolean {
  return /\b(process\.env|os\.environ|os\.getenv)\b/.test(main) && /Secret\b/.test(main);
}

/** The checks as a validation plugin of `cdk8s synth`. @param location the package's folder, or its name on npm */
export function validations(location: string, version: string): string {
  return `validations:
  - package: ${location}
    version: ${version}
    class: StatefulValidation
`;
}

/** The GitHub workflow that compares each change with what is deployed. */
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
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0
${[...setUp, ...runs.map((run) => `      - run: ${run}`)].join('\n')}
`;
}

const SET_UP_NODE = [
  '      - uses: actions/setup-node@v7',
  '        with:',
  '          node-version: 24',
  '          cache: npm',
];
