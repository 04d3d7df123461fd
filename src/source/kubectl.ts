import { InputError } from './input-error';
import type { ProgramResult } from './process';
import { runProgram } from './process';

/** Which cluster kubectl uses; by default, its current context. */
export interface KubectlOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** The options of kubectl that name a cluster. */
export function kubectlFlags({ context, kubeconfig }: KubectlOptions): readonly string[] {
  return [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
  ];
}

/** The output of kubectl, which may be partial: then with errors. */
export interface KubectlOutput {
  readonly out: string;
  readonly errors: readonly string[];
}

/** A resource type of a cluster. */
export interface Resource {
  /** The name for kubectl: `deployments.apps`. */
  readonly name: string;
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
}

/** The page size of lists, and limits for large clusters: milliseconds and bytes. */
const CHUNK = 500;
const TIME_LIMIT = 120_000;
const MAX_OUTPUT = 512 * 1024 * 1024;

/** Read-only verbs: nothing changes in the cluster or in the kubeconfig. */
type Verb = 'get' | 'api-resources' | 'config';

/** Runs the user's kubectl, with its contexts, logins and proxies. */
export class Kubectl {
  readonly #options: readonly string[];
  readonly #timeLimit: number;

  constructor(options: KubectlOptions = {}, timeLimit = TIME_LIMIT) {
    this.#options = kubectlFlags(options);
    this.#timeLimit = timeLimit;
  }

  /** The namespace of the context. */
  namespace(): string {
    const { out } = this.#run('config', ['view', '--minify', '--output=jsonpath={..namespace}']);
    return out.trim() === '' ? 'default' : out.trim();
  }

  /** The resources that can be listed; without those of API groups that don't answer. */
  resources(): readonly Resource[] {
    const { out } = this.#run('api-resources', ['--verbs=list', '--no-headers']);
    return out.split('\n').flatMap((line): readonly Resource[] => {
      // The second column, the short names, may be empty.
      const [name, ...more] = line.split(/\s+/).filter((word) => word !== '');
      const [apiVersion, , kind] = more.slice(-3);
      if (name === undefined || apiVersion === undefined || kind === undefined) return [];
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
      return [{ name: group === '' ? name : `${name}.${group}`, apiVersion, group, kind }];
    });
  }

  /** The server's version: `v1.34.2`; undefined where it can't be read. */
  version(): string | undefined {
    const ended = this.#start('get', ['--raw=/version']);
    return ended.kind === 'done' ? /"gitVersion":\s*"([^"]+)"/.exec(ended.out.toString('utf8'))?.[1] : undefined;
  }

  /** Lists resources as JSON: of one namespace or all, and cluster-scoped ones. */
  list(resources: readonly string[], namespace: string | undefined, fieldSelector: string | undefined): KubectlOutput {
    return this.#run('get', [
      resources.join(','),
      ...(namespace === undefined ? ['--all-namespaces'] : [`--namespace=${namespace}`]),
      ...(fieldSelector === undefined ? [] : [`--field-selector=${fieldSelector}`]),
      '--output=json',
      '--show-managed-fields',
      `--chunk-size=${CHUNK}`,
    ]);
  }

  /** @throws InputError where kubectl printed errors only */
  #run(verb: Verb, args: readonly string[]): KubectlOutput {
    const ended = this.#start(verb, args);
    if (ended.kind === 'absent') throw new InputError('--cluster needs kubectl, which is not on PATH');
    if (ended.kind === 'done') return { out: ended.out.toString('utf8'), errors: [] };
    const errors = ended.reason.split('\n').filter((line) => line.trim() !== '');
    if (ended.out.length === 0 && !errors.every(isForbidden)) throw new InputError(sentence(ended.reason, verb));
    return { out: ended.out.toString('utf8'), errors };
  }

  #start(verb: Verb, args: readonly string[]): ProgramResult {
    return runProgram('kubectl', [...this.#options, verb, ...args], {
      timeLimit: this.#timeLimit,
      maxOutput: MAX_OUTPUT,
    });
  }
}

export function isForbidden(line: string): boolean {
  return /\(Forbidden\)|is forbidden:/.test(line);
}

/** Errors of kubectl, and the sentences that the user gets. */
const REASONS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /context "?([^"\n]*?)"? does not exist|no context exists with the name: "([^"]*)"|cannot locate context (\S+)/,
    ([, one, other, third]) =>
      `there is no context ${one ?? other ?? third ?? ''} in the settings of kubectl; kubectl config get-contexts lists them`,
  ],
  [
    /The connection to the server (\S+) was refused/,
    ([, server = '']) =>
      `nothing answers at ${server}, where kubectl looks for the cluster; is it running, and is it the right context?`,
  ],
  [/Unable to connect to the server: (.*)/, ([, why = '']) => `kubectl can't reach the cluster: ${why}`],
  [
    /current-context must exist/,
    () => 'kubectl has no current context: name one with --context; kubectl config get-contexts lists them',
  ],
  [
    /You must be logged in|Unauthorized|provide credentials/,
    () => 'the cluster takes nobody for whom kubectl has no valid login; log in, and try again',
  ],
  [/^took more than ([\d.]+) seconds/, ([, seconds = '']) => `kubectl did not answer within ${seconds} seconds`],
];

/** An error of kubectl as a sentence for the user. */
export function sentence(error: string, verb: string): string {
  for (const [pattern, format] of REASONS) {
    const found = pattern.exec(error);
    if (found !== null) return format(found);
  }
  const line = error.split('\n').findLast((one) => one.trim() !== '') ?? error;
  return `kubectl ${verb} failed: ${line.replace(/^(error|Error from server \(\w+\)): ?/, '')}`;
}
