import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const SOURCE = join(__dirname, 'control-plane');
const VERSION = 'v1.36.3';

/** What is kept for this user from run to run. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cdk8s-stateful');
}

/** The control plane's program: where it is, or is to be. */
export function programPath(): string {
  return join(cacheFolder(), 'control-plane', fingerprint(), 'control-plane');
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of readdirSync(SOURCE).sort()) hash.update(file).update(readFileSync(join(SOURCE, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Builds the program where the cache doesn't have it; says what that takes. */
export function builtProgram(say: (line: string) => void): string {
  const program = programPath();
  if (existsSync(program)) return program;
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (go.status !== 0) {
    throw new Error('no Go toolchain on PATH: install Go 1.26, or set KUBECONFIG to a cluster to test against');
  }
  say(`Building the control plane: Kubernetes ${VERSION} and etcd with ${go.stdout.trim()}.`);
  say('This downloads about 180 MB of Go modules and takes 10 to 25 minutes of two cores, once.');
  const started = Date.now();
  mkdirSync(join(program, '..'), { recursive: true });
  const unfinished = `${program}.${String(process.pid)}`;
  const version = 'k8s.io/component-base/version';
  const [major = '', minor = ''] = VERSION.slice(1).split('.');
  const stamps = { gitVersion: VERSION, gitMajor: major, gitMinor: minor };
  const flags = Object.entries(stamps).map(([name, value]) => `-X ${version}.${name}=${value}`);
  const build = spawnSync('go', ['build', '-trimpath', `-ldflags=-s -w ${flags.join(' ')}`, '-o', unfinished, '.'], {
    cwd: SOURCE,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (build.status !== 0) throw new Error('the control plane could not be built: what go says is above');
  renameSync(unfinished, program);
  say(`Built in ${String(Math.round((Date.now() - started) / 1000))} s: ${program}`);
  return program;
}
