import { spawnSync } from 'node:child_process';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asStrings } from '../../src/inventory/json';
import type { Access } from './client';
import { objects, text } from './fields';

/**
 * Runs the credential plugin of a kubeconfig.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export function credentialsOf(plugin: JsonObject): Partial<Access> {
  const command = text(plugin, 'command') ?? '';
  const variables: NodeJS.ProcessEnv = {};
  for (const variable of objects(plugin, 'env')) variables[text(variable, 'name') ?? ''] = text(variable, 'value');
  const run = spawnSync(command, asStrings(plugin['args']), {
    encoding: 'utf8',
    env: {
      ...process.env,
      ...variables,
      KUBERNETES_EXEC_INFO: JSON.stringify({
        apiVersion: text(plugin, 'apiVersion'),
        kind: 'ExecCredential',
        spec: { interactive: false },
      }),
    },
  });
  if (run.error !== undefined) throw new Error(`the kubeconfig's credential plugin can't be run: ${run.error.message}`);
  if (run.status !== 0) {
    throw new Error(`the kubeconfig's credential plugin "${command}" failed: ${run.stderr.trim()}`);
  }
  const credential = JSON.parse(run.stdout) as Json;
  return {
    token: text(credential, 'status', 'token'),
    cert: text(credential, 'status', 'clientCertificateData'),
    key: text(credential, 'status', 'clientKeyData'),
  };
}
