import type { Json, JsonObject } from '../../inventory/json';
import { asObject } from '../../inventory/json';
import type { Rule } from '../rule';
import { sampleConfig } from '../samples';

const MAX = 1024 * 1024;
const large = (kibibytes: number): string =>
  sampleConfig('ConfigMap', `data:\n  words.txt: ${'word '.repeat((kibibytes * 1024) / 5)}`);

export const rule: Rule = {
  name: 'config-too-large',
  about: ['ConfigMap', 'Secret'],
  severity: 'error',
  summary: 'A ConfigMap or Secret of more than 1 MiB.',
  consequence: 'The API server refuses it.',
  fix: 'Put large files into a volume or the image.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
  bad: () => large(1025),
  good: () => large(1000),
  *check(inventory) {
    for (const kind of ['ConfigMap', 'Secret'] as const) {
      for (const manifest of inventory.byKind(kind)) {
        const { data } = manifest;
        const size = bytesOf(data['stringData'], 'utf8') + IN_FIELDS[kind](data);
        if (size <= MAX) continue;
        yield {
          manifest,
          path: ['data'],
          message: `holds ${size} bytes, and at most ${MAX} are allowed: the API server refuses it`,
        };
      }
    }
  },
};

const IN_FIELDS = {
  ConfigMap: ({ data, binaryData }: JsonObject) => bytesOf(data, 'utf8') + bytesOf(binaryData, 'base64'),
  Secret: ({ data }: JsonObject) => bytesOf(data, 'base64'),
};

/** How many bytes the texts of a mapping stand for. */
function bytesOf(texts: Json | undefined, encoding: BufferEncoding): number {
  const given = asObject(texts);
  let bytes = 0;
  for (const key in given) {
    const text = given[key];
    if (typeof text === 'string') bytes += Buffer.byteLength(text, encoding);
  }
  return bytes;
}
