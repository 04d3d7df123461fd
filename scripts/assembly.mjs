import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The jsii assembly, which may be compressed in a file beside it. */
export function readAssembly(file) {
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  return parsed.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(parsed.filename))) : parsed;
}
