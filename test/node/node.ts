import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cgroupRoots, makeCgroups, removeEmptied } from './work-folder';
import { pluginFolder } from './requirements';

/** The path on each node of the folder that they share. */
export const SHARED = '/shared';

/** The parts that nodes need. */
export interface NodeParts {
  /** The folder of the run. */
  readonly folder: string;
  /** The program with the kubelet. */
  readonly program: string;
  /** The content of a kubeconfig. */
  readonly kubeconfig: string;
  /** The file with the images. */
  readonly images: string;
}

/**
 * A node: containerd and a kubelet with their own root folder and their own namespaces of mounts and processes. They see the
 * machine's /usr and /etc read-only; pods and hostPaths write to the root folder.
 */
export class Node {
  public readonly name: string;
  /** The root folder. */
  public readonly root: string;
  readonly #parts: NodeParts;
  readonly #address: string;
  readonly #cgroup: string;
  #process: ChildProcess | undefined;

  public constructor(number: number, parts: NodeParts) {
    this.name = `node-${String(number)}`;
    this.root = join(parts.folder, this.name);
    this.#parts = parts;
    this.#address = addressOf(number);
    this.#cgroup = `/${basename(parts.folder)}/${this.name}`;
    this.#makeRoot(number);
  }

  /** Starts it; its kubelet registers it with the API server. */
  public start(): void {
    const { folder, program } = this.#parts;
    makeCgroups(this.#cgroup);
    const log = openSync(join(folder, `${this.name}.log`), 'a');
    const script = join(__dirname, 'start-node.sh');
    const args = ['--mount', '--pid', '--fork', '--kill-child', '/bin/sh', script];
    const flags = ['--config=/node/kubelet.yaml', '--kubeconfig=/node/kubeconfig', `--hostname-override=${this.name}`];
    this.#process = spawn(
      'unshare',
      [...args, this.root, join(folder, 'shared'), program, ...flags, `--node-ip=${this.#address}`, '--v=2'],
      { stdio: ['ignore', log, log], env: { PATH: process.env['PATH'], GOGC: '400' } },
    );
  }

  /** Kills all its processes at once, like a power failure. */
  public async kill(): Promise<void> {
    const running = this.#process;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGKILL');
    await ended;
    for (const root of cgroupRoots()) removeEmptied(join(root, this.#cgroup));
  }

  /** The first process of a container. */
  public firstProcessOf(container: string): number {
    const [root = ''] = cgroupRoots();
    const pods = join(root, this.#cgroup, 'kubepods');
    const folders = ['burstable', 'besteffort'].flatMap((name) =>
      readdirSync(join(pods, name)).map((pod) => join(pods, name, pod, container)),
    );
    const folder = folders.find((path) => existsSync(path));
    const ids = folder === undefined ? [] : readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n');
    const first = ids.find((id) => id !== '' && /^NSpid:.*\s1$/m.test(readFileSync(`/proc/${id}/status`, 'utf8')));
    if (first === undefined) throw new Error(`${this.name}: container ${container} has no process`);
    return Number(first);
  }

  #makeRoot(number: number): void {
    const folders = ['usr', 'etc', 'sys', 'dev', 'proc', 'run', 'tmp', 'var/lib', 'node/cni', 'shared', 'old', 'root'];
    for (const name of folders) mkdirSync(join(this.root, name), { recursive: true });
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(this.root, name));
    const write = (name: string, content: string): void => {
      writeFileSync(join(this.root, 'node', name), content);
    };
    write('containerd.toml', containerdConfig());
    write('kubelet.yaml', JSON.stringify(kubeletConfig(this.#address, this.#cgroup), null, 1));
    write('kubeconfig', this.#parts.kubeconfig);
    write('cni/10-bridge.conflist', JSON.stringify(networkConfig(number)));
    spawnSync('ln', [this.#parts.images, join(this.root, 'node', 'images.tar')]);
  }
}

/** The address of a node in the network namespace that all nodes share. */
export function addressOf(number: number): string {
  return `10.88.0.${String(number)}`;
}

function containerdConfig(): string {
  return `version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "example.com/busybox:1"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${pluginFolder() ?? ''}"
    conf_dir = "/node/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
`;
}

/** @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
function kubeletConfig(address: string, cgroup: string): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address,
    healthzBindAddress: address,
    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' },
    containerRuntimeEndpoint: 'unix:///run/containerd/containerd.sock',
    cgroupDriver: 'cgroupfs',
    cgroupRoot: cgroup,
    failCgroupV1: false,
    failSwapOn: false,
    enforceNodeAllocatable: [],
    resolvConf: '',
    // Required, but never queried.
    clusterDNS: ['10.96.0.10'],
    volumePluginDir: '/var/lib/kubelet/plugins',
    // Nodes don't evict pods because of the machine's disk and memory.
    evictionHard: { 'memory.available': '1Mi' },
    imageGCHighThresholdPercent: 100,
    maxPods: 250,
    // Crashes are intended here: restart without back-off.
    featureGates: { KubeletCrashLoopBackOffMax: true },
    crashLoopBackOff: { maxContainerRestartPeriod: '1s' },
    nodeStatusUpdateFrequency: '2s',
    nodeLeaseDurationSeconds: 8,
    // How soon an exceeded sizeLimit of an emptyDir is noticed.
    volumeStatsAggPeriod: '5s',
    serializeImagePulls: false,
    eventRecordQPS: 0,
    kubeAPIQPS: 200,
    kubeAPIBurst: 400,
  };
}

function networkConfig(number: number): object {
  const subnet = `10.88.${String(number)}.0/24`;
  const bridge = { type: 'bridge', bridge: `pods-${String(number)}`, isGateway: true };
  return {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [{ ...bridge, ipam: { type: 'host-local', ranges: [[{ subnet }]], dataDir: '/run/cni' } }],
  };
}
