import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../cluster/client';
import { type ControlPlane, startControlPlane } from '../cluster/control-plane';
import { nameOf, objects, text } from '../cluster/fields';
import type { Kubectl } from '../cluster/kubectl';
import type { Server } from '../cluster/server';
import { pause } from '../cluster/wait';
import { writeImages } from './image';
import { addressOf, Node } from './node';
import { busybox } from './requirements';
import { WatchedLists } from './watched-lists';

const NODES = 2;
const READY_WITHIN = 120_000;

/** A cluster with nodes that run containers, in the namespaces of this process. */
export interface Machine {
  readonly client: Client;
  readonly server: Server;
  /** kubectl, with KUBECONFIG for the cluster. */
  readonly kubectl: Kubectl;
  readonly kubeconfig: string;
  readonly nodes: readonly Node[];
  /** The folder of the run. */
  readonly folder: string;
  /** The folder that the nodes share. */
  readonly shared: string;
}

/** The programs that have to be built before. */
export interface Programs {
  readonly controlPlane: string;
  readonly node: string;
  readonly kubectl: string;
}

/** Starts the cluster. Everything ends with the namespace of this process. */
export async function startMachine(folder: string, programs: Programs): Promise<Machine> {
  startNetwork();
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  const [plane, images] = await Promise.all([
    startControlPlane(programs.controlPlane, { kubelets: true }),
    Promise.resolve(writeImages(folder, busybox() ?? '')),
  ]);
  const kubeconfig = portable(plane);
  const parts = { folder, program: programs.node, kubeconfig, images };
  const nodes = Array.from({ length: NODES }, (_, index) => new Node(index + 1, parts));
  for (const node of nodes) node.start();
  startProvisioner(folder, programs.node, nodes, join(plane.folder, 'kubeconfig'));
  const client = new Client(plane.access);
  const server = new WatchedLists(client);
  await untilReady(server, folder, nodes);
  const kubectl = [programs.kubectl, startKubectl(folder, programs.node)] as const;
  return { client, server, folder, kubectl, kubeconfig: join(plane.folder, 'kubeconfig'), nodes, shared };
}

/** Starts the server that executes the commands of kubectl. @returns its socket */
function startKubectl(folder: string, program: string): string {
  const log = openSync(join(folder, 'kubectl.log'), 'a');
  const socket = join(folder, 'kubectl.socket');
  spawn(program, ['kubectl', socket, join(folder, 'kubectl')], {
    stdio: ['ignore', log, log],
    // Otherwise garbage collection takes most of its time.
    env: { ...process.env, GOGC: '1000' },
  });
  return socket;
}

function startNetwork(): void {
  const ip = (...words: string[]): Buffer => execFileSync('ip', words);
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'nodes', 'type', 'bridge');
  for (let number = 1; number <= NODES; number++) ip('address', 'add', `${addressOf(number)}/24`, 'dev', 'nodes');
  ip('link', 'set', 'nodes', 'up');
}

/** The kubeconfig of a control plane, for another root folder. */
function portable({ access, folder }: ControlPlane): string {
  const certificate = Buffer.from(access.ca ?? '').toString('base64');
  return readFileSync(join(folder, 'kubeconfig'), 'utf8').replace(
    /certificate-authority: "[^"]*"/,
    `certificate-authority-data: ${certificate}`,
  );
}

function startProvisioner(folder: string, program: string, nodes: readonly Node[], kubeconfig: string): ChildProcess {
  const log = openSync(join(folder, 'provisioner.log'), 'a');
  const places = nodes.map(({ name, root }) => `--node=${name}=${root}`);
  const flags = [`--kubeconfig=${kubeconfig}`, `--shared=${join(folder, 'shared')}`, ...places];
  return spawn(program, ['provisioner', ...flags], { stdio: ['ignore', log, log] });
}

async function untilReady(server: Server, folder: string, nodes: readonly Node[]): Promise<void> {
  const end = Date.now() + READY_WITHIN;
  for (;;) {
    const ready = (await server.list('v1', 'nodes')).filter((node) =>
      objects(node, 'status', 'conditions').some(
        (condition) => text(condition, 'type') === 'Ready' && text(condition, 'status') === 'True',
      ),
    );
    const missing = nodes.filter(({ name }) => !ready.some((node) => nameOf(node) === name));
    const [first] = missing;
    if (first === undefined) return;
    if (Date.now() > end) {
      throw new Error(`${first.name} is not ready after ${READY_WITHIN / 1000} s:\n${lastLines(folder, first)}`);
    }
    await pause(200);
  }
}

function lastLines(folder: string, { name }: Node): string {
  return readFileSync(join(folder, `${name}.log`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-25)
    .join('\n');
}
