import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../src/inventory/json';
import { asStrings, field, isObject } from '../../src/inventory/json';
import type { Access } from './client';
import { objects, text } from './fields';

/** The API server of a kubeconfig's current context. */
export function readKubeconfig(path: string): Access {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Error(`KUBECONFIG is "${path}", and there is no such file: name one kubeconfig, or unset it`);
  }
  const config = parse(readFileSync(path, 'utf8')) as Json;
  const named = (section: string, name: string | undefined, key: string): JsonObject => {
    const entry = objects(config, section).find((candidate) => candidate['name'] === name);
    const found = field(entry, key);
    if (!isObject(found)) throw new Error(`${path}: ${section} has no entry "${name ?? ''}"`);
    return found;
  };
  const context = named('contexts', text(config, 'current-context'), 'context');
  const cluster = named('clusters', text(context, 'cluster'), 'cluster');
  const user = named('users', text(context, 'user'), 'user');
  const server = text(cluster, 'server');
  if (server === undefined) throw new Error(`${path}: the cluster of the current context has no server`);

  const content = (section: JsonObject, key: string): string | undefined => {
    const data = text(section, `${key}-data`);
    if (data !== undefined) return Buffer.from(data, 'base64').toString('utf8');
    const file = text(section, key);
    return file === undefined ? undefined : readFileSync(resolve(dirname(path), file), 'utf8');
  };
  const tokenFile = text(user, 'tokenFile');
  return {
    server,
    ca: content(cluster, 'certificate-authority'),
    insecure: cluster['insecure-skip-tls-verify'] === true,
    cert: content(user, 'client-certificate'),
    key: content(user, 'client-key'),
    token: tokenFile === undefined ? text(user, 'token') : readFileSync(tokenFile, 'utf8').trim(),
    ...(isObject(user['exec']) ? executedCredentials(user['exec']) : {}),
  };
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
function executedCredentials(plugin: JsonObject): Partial<Access> {
  const command = text(plugin, 'command') ?? '';
  const words = asStrings(plugin['args']);
  const variables: NodeJS.ProcessEnv = {};
  for (const variable of objects(plugin, 'env')) variables[text(variable, 'name') ?? ''] = text(variable, 'value');
  const run = spawnSync(command, words, {
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
  if (run.status !== 0) throw new Error(`the kubeconfig's credential plugin "${command}" failed: ${run.stderr}`);
  const credential = JSON.parse(run.stdout) as Json;
  return {
    token: text(credential, 'status', 'token'),
    cert: text(credential, 'status', 'clientCertificateData'),
    key: text(credential, 'status', 'clientKeyData'),
  };
}
