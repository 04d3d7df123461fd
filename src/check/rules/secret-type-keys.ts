import { fromBase64 } from '../../api/bytes';
import { asObject, asString, field, isObject } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Json } from '../../inventory/json';
import type { Rule } from '../rule';
import { isPlaceholder } from '../filled-in';
import { sampleConfig } from '../samples';
import { isBase64 } from '../../inventory/survey';

/** The required keys by type of Secret: all of them, or at least one. */
const KEYS: Readonly<Record<string, { readonly all?: readonly string[]; readonly any?: readonly string[] }>> = {
  'kubernetes.io/tls': { all: ['tls.crt', 'tls.key'] },
  'kubernetes.io/dockerconfigjson': { all: ['.dockerconfigjson'] },
  'kubernetes.io/dockercfg': { all: ['.dockercfg'] },
  'kubernetes.io/basic-auth': { any: ['username', 'password'] },
  'kubernetes.io/ssh-auth': { all: ['ssh-privatekey'] },
};

const JSON_KEYS = ['.dockerconfigjson', '.dockercfg'];

const tls = (key: string): string =>
  sampleConfig('Secret', `type: kubernetes.io/tls\nstringData:\n  tls.crt: (certificate)\n  ${key}: (key)`);

export const rule: Rule = {
  name: 'secret-type-keys',
  appliesTo: ['Secret'],
  severity: 'error',
  summary: 'A Secret of a type that promises keys which it does not have.',
  consequence: 'The API server refuses it.',
  fix: 'Write the keys of the type, or the type Opaque.',
  see: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  bad: () => tls('key'),
  good: () => tls('tls.key'),
  *check(inventory) {
    for (const manifest of inventory.byKind('Secret')) {
      const type = asString(manifest.data['type']) ?? '';
      const path = ['type'];
      if (type === 'kubernetes.io/service-account-token') {
        const annotation = 'kubernetes.io/service-account.name';
        if (field(manifest.metadata, 'annotations', annotation) === undefined) {
          yield {
            manifest,
            path,
            message: `a Secret of type ${type} has to have the annotation ${annotation}: the API server refuses it`,
          };
        }
      }
      const keys = Object.hasOwn(KEYS, type) ? KEYS[type] : undefined;
      if (keys === undefined) continue;
      const given = new Set([
        ...Object.keys(asObject(manifest.data['data'])),
        ...Object.keys(asObject(manifest.data['stringData'])),
      ]);
      const missing = (keys.all ?? []).filter((key) => !given.has(key));
      if (missing.length > 0)
        yield {
          manifest,
          path,
          message: `a Secret of type ${type} has to have ${missing.join(' and ')}: the API server refuses it`,
        };
      if (keys.any !== undefined && !keys.any.some((key) => given.has(key))) {
        yield {
          manifest,
          path,
          message: `a Secret of type ${type} has to have ${keys.any.join(' or ')}: the API server refuses it`,
        };
      }
      for (const key of JSON_KEYS) {
        if (keys.all?.includes(key) === true && !isJson(decodedValue(manifest, key))) {
          yield { manifest, path: ['data', key], message: `${key} is not JSON: the API server refuses it` };
        }
      }
    }
  },
};

/** The decoded value of a Secret; undefined if it is missing, a placeholder or invalid. */
function decodedValue({ data }: Manifest, key: string): string | undefined {
  const written = asString(field(data, 'stringData', key));
  const encoded = asString(field(data, 'data', key));
  if (isPlaceholder(written ?? encoded ?? '')) return undefined;
  if (written !== undefined) return written;
  return encoded !== undefined && isBase64(encoded) ? fromBase64(encoded) : undefined;
}

function isJson(text: string | undefined): boolean {
  if (text === undefined) return true;
  try {
    return isObject(JSON.parse(text) as Json);
  } catch {
    return false;
  }
}
