import { InputError } from './input-error';
import type { Ended } from './process';
import { runProgram } from './process';

/** How the user's kubectl finds the cluster; where nothing is given, that is its own business. */
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

/** What kubectl answered: what it printed, and what it complained of all the same. */
export interface Answer {
  readonly out: string;
  readonly complaints: readonly string[];
}

/** A kind of object as a cluster has it. */
export interface Resource {
  /** As kubectl takes it: `deployments.apps`. */
  readonly name: string;
  readonly apiVersion: string;
  readonly group: string;
  readonly kind: string;
}

/** A page of a list, and what the answer of a large cluster may take and be. */
const CHUNK = 500;
const TIME_LIMIT = 120_000;
const MAX_OUTPUT = 512 * 1024 * 1024;

/** Only these are called: nothing is written, neither into the cluster nor into the user's settings. */
type Verb = 'get' | 'api-resources' | 'config';

/** The user's own kubectl: contexts, logins and proxies are its business. */
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

  /** What can be listed. A part of the API may not answer. */
  resources(): readonly Resource[] {
    const { out } = this.#run('api-resources', ['--verbs=list', '--no-headers']);
    return out.split('\n').flatMap((line): readonly Resource[] => {
      // The short names, in the second column, may be none.
      const [name, ...more] = line.split(/\s+/).filter((word) => word !== '');
      const [apiVersion, , kind] = more.slice(-3);
      if (name === undefined || apiVersion === undefined || kind === undefined) return [];
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
      return [{ name: group === '' ? name : `${name}.${group}`, apiVersion, group, kind }];
    });
  }

  /** `v1.34.2`; undefined where that isn't told. */
  version(): string | undefined {
    const ended = this.#start('get', ['--raw=/version']);
    return ended.kind === 'done' ? /"gitVersion":\s*"([^"]+)"/.exec(ended.out.toString('utf8'))?.[1] : undefined;
  }

  /** The objects of some resources, as JSON: those of one namespace, or of all, and those that are in none. */
  list(resources: readonly string[], namespace: string | undefined, fieldSelector: string | undefined): Answer {
    return this.#run('get', [
      resources.join(','),
      ...(namespace === undefined ? ['--all-namespaces'] : [`--namespace=${namespace}`]),
      ...(fieldSelector === undefined ? [] : [`--field-selector=${fieldSelector}`]),
      '--output=json',
      '--show-managed-fields',
      `--chunk-size=${CHUNK}`,
    ]);
  }

  /** @throws InputError where nothing came of it but errors */
  #run(verb: Verb, args: readonly string[]): Answer {
    const ended = this.#start(verb, args);
    if (ended.kind === 'absent') throw new InputError('--cluster needs kubectl, which is not on PATH');
    if (ended.kind === 'done') return { out: ended.out.toString('utf8'), complaints: [] };
    const complaints = ended.reason.split('\n').filter((line) => line.trim() !== '');
    if (ended.out.length === 0 && !complaints.every(isForbidden)) throw new InputError(sentence(ended.reason, verb));
    return { out: ended.out.toString('utf8'), complaints };
  }

  #start(verb: Verb, args: readonly string[]): Ended {
    return runProgram('kubectl', [...this.#options, verb, ...args], {
      timeLimit: this.#timeLimit,
      maxOutput: MAX_OUTPUT,
    });
  }
}

export function isForbidden(line: string): boolean {
  return /\(Forbidden\)|is forbidden:/.test(line);
}

/** What kubectl says when it can't answer, and what to do for it. */
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

/** What kubectl said of a verb that failed, as a user needs it. */
export function sentence(said: string, verb: string): string {
  for (const [pattern, say] of REASONS) {
    const found = pattern.exec(said);
    if (found !== null) return say(found);
  }
  const line = said.split('\n').findLast((one) => one.trim() !== '') ?? said;
  return `kubectl ${verb} failed: ${line.replace(/^(error|Error from server \(\w+\)): ?/, '')}`;
}
