import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { objects } from './programs/story.cjs';

/**
 * Asserts that the output of a contestant has exactly the objects of the story apps, in any order.
 *
 * @param verified hashes of outputs that were verified before: many contestants write the same bytes
 */
export function assertStories(tool: string, apps: number, outdir: string, out: string, verified: Set<string>): void {
  const texts = [...filesIn(outdir), out].map((file) => readFileSync(file, 'utf8'));
  const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  if (verified.has(digest)) return;
  const found = new Map<string, unknown>();
  for (const text of texts) {
    for (const document of parseAllDocuments(text, { version: '1.1' })) {
      const object = document.toJS() as ReturnType<typeof objects>[number] | null;
      if (object !== null) found.set(`${object.kind} ${object.metadata.name}`, object);
    }
  }
  for (let number = 0; number < apps; number++) {
    for (const object of objects(number)) {
      const key = `${object.kind} ${object.metadata.name}`;
      if (!isDeepStrictEqual(found.get(key), object)) throw new Error(`${tool} makes another ${key}`);
      found.delete(key);
    }
  }
  if (found.size > 0) throw new Error(`${tool} makes ${String([...found.keys()][0])} besides`);
  verified.add(digest);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
}
