import { builtProgram } from './build';
import { Client } from './client';
import { startControlPlane } from './control-plane';
import { text } from './fields';
import { readKubeconfig } from './kubeconfig';
import { type Kubectl, kubectlOnPath } from './kubectl';
import { message } from './server';

/** A cluster to test against. */
export interface Connection {
  readonly client: Client;
  /** The version of Kubernetes, such as v1.36.3. */
  readonly version: string;
  /** Whether it is a control plane without kubelets, started by the tests. */
  readonly hollow: boolean;
  readonly kubectl: Kubectl | undefined;
  close(): Promise<void>;
}

/** Connects to the cluster of KUBECONFIG, else to a control plane that it starts. */
export async function connect(say: (line: string) => void): Promise<Connection> {
  const kubeconfig = process.env['KUBECONFIG'] ?? '';
  if (kubeconfig !== '') {
    const access = readKubeconfig(kubeconfig);
    const client = new Client(access);
    say(`Testing against ${access.server}, the cluster of KUBECONFIG.`);
    const version = await versionOf(client, access.server);
    const close = (): Promise<void> => {
      client.close();
      return Promise.resolve();
    };
    return { client, version, hollow: false, kubectl: kubectlOnPath(), close };
  }
  const program = builtProgram(say);
  const started = Date.now();
  const plane = await startControlPlane(program);
  say(
    `A control plane of our own is up at ${plane.access.server} after ${((Date.now() - started) / 1000).toFixed(1)} s.`,
  );
  const client = new Client(plane.access);
  return {
    client,
    version: await versionOf(client, plane.access.server),
    hollow: true,
    kubectl: [
      program,
      'kubectl',
      '--kubeconfig',
      `${plane.folder}/kubeconfig`,
      '--cache-dir',
      `${plane.folder}/kubectl`,
    ],
    close: async () => {
      client.close();
      await plane.stop();
    },
  };
}

/** Makes a request that needs authentication. */
async function versionOf(client: Client, server: string): Promise<string> {
  const { status, body } = await client.get('/version').catch((error: unknown) => {
    throw new Error(`${server} can't be reached: ${error instanceof Error ? error.message : String(error)}`);
  });
  const version = text(body, 'gitVersion');
  if (version === undefined) throw new Error(`${server} does not answer as an API server: ${status} ${message(body)}`);
  return version;
}
