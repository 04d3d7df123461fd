import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../src/inventory/json';
import { field, isObject } from '../../src/inventory/json';
import type { Access } from './client';
import { credentialsOf } from './credential-plugin';
import { objects, text } from './fields';

/** The API server of a kubeconfig's current context. */
export function readKubeconfig(path: string): Access {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Error(`KUBECONFIG is "${path}", and there is no such file: name one kubeconfig, or unset it`);
  }
  return accessOf(readFileSync(path, 'utf8'), path);
}

/**
 * @param path where the kubeconfig is: it names its files from there
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function accessOf(kubeconfig: string, path: string): Access {
  const config = parsed(kubeconfig, path);
  const named = (section: string, name: string | undefined, key: string): JsonObject => {
    const entry = objects(config, section).find((candidate) => candidate['name'] === name);
    const found = field(entry, key);
    if (!isObject(found)) throw new Error(`${path}: ${section} has no entry "${name ?? ''}"`);
    return found;
  };
  const current = text(config, 'current-context') ?? '';
  if (current === '') throw new Error(`${path} has no current context: kubectl config use-context NAME sets one`);
  const context = named('contexts', current, 'context');
  const cluster = named('clusters', text(context, 'cluster'), 'cluster');
  const user = named('users', text(context, 'user'), 'user');
  const server = text(cluster, 'server') ?? '';
  if (!URL.canParse(server) || new URL(server).protocol !== 'https:') {
    throw new Error(`${path}: the server of the current context is "${server}": an https address is needed`);
  }

  const fileOf = (key: string, name: string): string => {
    try {
      return readFileSync(resolve(dirname(path), name), 'utf8');
    } catch {
      throw new Error(`${path}: ${key} is "${name}", which can't be read`);
    }
  };
  const content = (section: JsonObject, key: string): string | undefined => {
    const data = text(section, `${key}-data`);
    if (data !== undefined) return Buffer.from(data, 'base64').toString('utf8');
    const name = text(section, key);
    return name === undefined ? undefined : fileOf(key, name);
  };
  const tokenFile = text(user, 'tokenFile');
  return {
    server,
    ca: content(cluster, 'certificate-authority'),
    insecure: cluster['insecure-skip-tls-verify'] === true,
    cert: content(user, 'client-certificate'),
    key: content(user, 'client-key'),
    token: tokenFile === undefined ? text(user, 'token') : fileOf('tokenFile', tokenFile).trim(),
    ...(isObject(user['exec']) ? credentialsOf(user['exec']) : {}),
  };
}

function parsed(kubeconfig: string, path: string): Json {
  try {
    return parse(kubeconfig) as Json;
  } catch (error) {
    const [reason] = String(error).split('\n');
    throw new Error(`${path} is no kubeconfig: ${reason ?? ''}`, { cause: error });
  }
}
