import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isUtf8 } from 'node:buffer';
import { parseEnv } from 'node:util';
import { sizeInBytes, MAX_CONFIG_BYTES } from '../api/config-size';
import { configKeyProblem } from '../api/names';
import { nearest } from '../api/nearest';
import { refuse } from '../construct/construct-path';
import { isBase64 } from '../inventory/survey';

/** The content of a ConfigMap or Secret: strings by key, and binary data (base64) by key. */
export interface Content {
  readonly text: Readonly<Record<string, string>>;
  readonly bytes: Readonly<Record<string, string>>;
}

/** Content while keys are added. */
type MutableContent = { readonly [part in keyof Content]: Record<string, string> };

/** Files to read content from. */
export interface ContentFiles {
  readonly files?: readonly string[];
  readonly folder?: string;
  readonly envFile?: string;
}

/** Reads content from files and options; refuses duplicate keys, and what the API server would refuse. */
export function readContent(
  constructPath: string,
  sources: ContentFiles,
  givenText: Readonly<Record<string, string>> = {},
  givenBytes: Readonly<Record<string, string>> = {},
): Content {
  const text: Record<string, string> = {};
  const bytes: Record<string, string> = {};
  const content = { text, bytes };
  for (const key in givenText) add(constructPath, content, 'text', key, givenText[key] ?? '');
  for (const key in givenBytes) {
    const value = givenBytes[key] ?? '';
    if (!isBase64(value))
      refuse(
        constructPath,
        `key ${key} is not base64; give Buffer.from(bytes).toString('base64'), or text as a string`,
      );
    add(constructPath, content, 'bytes', key, value);
  }
  if (sources.envFile !== undefined) {
    const variables = parseEnv(readBytes(constructPath, sources.envFile).toString('utf8'));
    for (const [i, [key, value]] of Object.entries(variables).entries()) {
      // Not the name itself: it may be part of a secret value that spans several lines without quotes.
      const what = `the name of variable ${i + 1} in file ${JSON.stringify(sources.envFile)}`;
      add(constructPath, content, 'text', key, value ?? '', what);
    }
  }
  for (const file of sources.files ?? []) addFile(constructPath, content, file);
  if (sources.folder !== undefined)
    for (const file of filesOf(constructPath, sources.folder)) addFile(constructPath, content, file);
  checkSize(constructPath, content);
  return content;
}

function addFile(constructPath: string, content: MutableContent, file: string): void {
  const read = readBytes(constructPath, file);
  if (isUtf8(read)) add(constructPath, content, 'text', basename(file), read.toString('utf8'));
  else add(constructPath, content, 'bytes', basename(file), read.toString('base64'));
}

/** @param what what messages call the key, where they must not show it */
function add(
  constructPath: string,
  content: MutableContent,
  part: keyof Content,
  key: string,
  value: string,
  what?: string,
): void {
  const problem = configKeyProblem(key);
  if (problem !== undefined) refuse(constructPath, `${what ?? `key ${JSON.stringify(key)}`} ${problem}`);
  if (Object.hasOwn(content.text, key) || Object.hasOwn(content.bytes, key))
    refuse(constructPath, `key ${key} is given twice; a key has one value`);
  content[part][key] = value;
}

/** A hash of the content, for names and checksums. */
export function digest(content: Content): string {
  const sorted = [content.text, content.bytes].map((map) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 10);
}

/** Refuses a key that the content doesn't have, with the keys that it has. */
export function checkKey(constructPath: string, keys: readonly string[], key: string): void {
  if (keys.includes(key)) return;
  const meant = nearest(key, keys);
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  refuse(
    constructPath,
    `there is no key ${JSON.stringify(key)}; there are: ${[...keys].sort().join(', ') || 'none'}${hint}`,
  );
}

function checkSize(constructPath: string, content: Content): void {
  const size = sizeInBytes(content.text, 'utf8') + sizeInBytes(content.bytes, 'base64');
  if (size > MAX_CONFIG_BYTES) {
    refuse(
      constructPath,
      `${size} bytes are not allowed; one object holds at most ${MAX_CONFIG_BYTES}: split it, or keep the files in a store`,
    );
  }
}

function filesOf(constructPath: string, folder: string): string[] {
  try {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    return refuse(
      constructPath,
      `folder ${JSON.stringify(folder)} can't be read (${reason(error)}); give a folder that exists`,
    );
  }
}

function readBytes(constructPath: string, file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > MAX_CONFIG_BYTES)
      refuse(
        constructPath,
        `file ${JSON.stringify(file)} has ${size} bytes; one object holds at most ${MAX_CONFIG_BYTES}`,
      );
    return readFileSync(file);
  } catch (error) {
    if (reason(error) === 'unknown') throw error;
    return refuse(
      constructPath,
      `file ${JSON.stringify(file)} can't be read (${reason(error)}); give a file that exists`,
    );
  }
}

function reason(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
