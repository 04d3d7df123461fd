import { builtProgram } from './build';
import { Client } from './client';
import { startControlPlane } from './control-plane';
import { readKubeconfig } from './kubeconfig';
import { type Kubectl, kubectlOnPath } from './kubectl';

/** A cluster to test against. */
export interface Connection {
  readonly client: Client;
  /** A control plane of our own, without kubelets. */
  readonly hollow: boolean;
  readonly kubectl: Kubectl | undefined;
  close(): Promise<void>;
}

/** The cluster of KUBECONFIG, or else a control plane of our own. */
export async function connect(say: (line: string) => void): Promise<Connection> {
  const kubeconfig = process.env['KUBECONFIG'] ?? '';
  if (kubeconfig !== '') {
    const access = readKubeconfig(kubeconfig);
    const client = new Client(access);
    say(`Testing against ${access.server}, the cluster of KUBECONFIG.`);
    const close = (): Promise<void> => {
      client.close();
      return Promise.resolve();
    };
    return { client, hollow: false, kubectl: kubectlOnPath(), close };
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
