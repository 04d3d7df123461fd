import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

const VERSION = 'v1.36.3';

/** A program in Go that is built once, and cached. */
export interface GoProgram {
  /** The folder of its module; the program has its name. */
  readonly source: string;
  /** Its description, for the progress message. */
  readonly title: string;
  /** What the build requires. */
  readonly effort: string;
}

export const CONTROL_PLANE: GoProgram = {
  source: join(__dirname, 'control-plane'),
  title: `the control plane: Kubernetes ${VERSION} and etcd`,
  effort: 'This downloads about 180 MB of Go modules and takes 10 to 25 minutes of two cores, once.',
};

/** The cache of this user. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cdk8s-stateful');
}

/** The path of the program in the cache. */
export function programPath(program: GoProgram = CONTROL_PLANE): string {
  const name = basename(program.source);
  return join(cacheFolder(), name, fingerprint(program.source), name);
}

function fingerprint(source: string): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of readdirSync(source).sort()) hash.update(file).update(readFileSync(join(source, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Builds the program, unless it is cached, and prints how long that takes. */
export function builtProgram(say: (line: string) => void, given: GoProgram = CONTROL_PLANE): string {
  const program = programPath(given);
  if (existsSync(program)) return program;
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (go.status !== 0) {
    throw new Error('no Go toolchain on PATH: install Go 1.26, or set KUBECONFIG to a cluster to test against');
  }
  say(`Building ${given.title} with ${go.stdout.trim()}.`);
  say(given.effort);
  const started = Date.now();
  mkdirSync(join(program, '..'), { recursive: true });
  const unfinished = `${program}.${String(process.pid)}`;
  const version = 'k8s.io/component-base/version';
  const [major = '', minor = ''] = VERSION.slice(1).split('.');
  const stamps = { gitVersion: VERSION, gitMajor: major, gitMinor: minor };
  const flags = Object.entries(stamps).map(([name, value]) => `-X ${version}.${name}=${value}`);
  const build = spawnSync('go', ['build', '-trimpath', `-ldflags=-s -w ${flags.join(' ')}`, '-o', unfinished, '.'], {
    cwd: given.source,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (build.status !== 0) throw new Error(`${given.title} could not be built: what go says is above`);
  renameSync(unfinished, program);
  say(`Built in ${String(Math.round((Date.now() - started) / 1000))} s: ${program}`);
  return program;
}
