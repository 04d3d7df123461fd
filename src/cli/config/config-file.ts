import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Severity } from '../../check/rule';
import { documentsOf } from '../../inventory/documents';
import type { Json } from '../../inventory/json';
import { formatPath } from '../../inventory/path';
import { valueOf } from '../../inventory/read';
import { Source, SourceDocument } from '../../inventory/source';
import { YamlProblem } from '../../inventory/yaml';
import { InputError } from '../../source/input-error';
import { readFile, statOf } from '../../source/read-file';
import { UsageError } from '../usage-error';
import { configSchema } from './config-schema';
import { anchored } from './ignored';
import { mistakeIn } from './schema';
import type { Settings } from './settings';

export const CONFIG_FILE = '.cdk8s-stateful.yaml';

/**
 * The nearest configuration file in the working folder or above it, up to the root of its git repository, else up to the home
 * folder. Outside of both, only the working folder is searchedFolders.
 */
export function findConfig(from = '.', home = homedir()): string | undefined {
  for (const folder of searchedFolders(resolve(from), resolve(home))) {
    const file = join(folder, CONFIG_FILE);
    if (statOf(file)?.isFile() === true) return relative('.', file);
  }
  return undefined;
}

function searchedFolders(from: string, home: string): readonly string[] {
  const above = [from];
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) above.push(dirname(folder));
  const end = above.findIndex((folder) => statOf(join(folder, '.git')) !== undefined);
  return above.slice(0, 1 + Math.max(0, end < 0 ? above.indexOf(home) : end));
}

/** Reads a configuration file. @throws UsageError with line and column of an invalid setting, InputError if it can't be read */
export function readConfig(file: string): Settings {
  const [document, ...more] = documentsOf(new Source(file, readFile(file).toString('utf8')));
  if (document === undefined) return {};
  if (!(document instanceof SourceDocument)) throw problemIn(document.document, document.problem);
  if (more.length > 0) throw new UsageError(`${file} has more than one document; settings are one`);
  const data = dataOf(document);
  const mistake = mistakeIn(data, configSchema());
  if (mistake !== undefined) {
    const { line, column } = document.locator([]).locate(mistake.path);
    const subject = mistake.subject.length === 0 ? 'the file' : formatPath(mistake.subject);
    throw new UsageError(`${file}:${line}:${column}: ${subject} ${mistake.problem}`);
  }
  return fromWorkingFolder(data, dirname(file));
}

function dataOf(document: SourceDocument): Json {
  try {
    return (
      valueOf(document, (problem) => {
        throw problem;
      }) ?? {}
    );
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    throw problemIn(document, error);
  }
}

function problemIn(document: SourceDocument, { message, offset }: YamlProblem): InputError {
  const { file, line, column } = document.placeAt(offset, offset + 1);
  return new UsageError(`${file}:${line}:${column}: the file ${message}`);
}

/** The settings with paths relative to the working folder; in the file, they are relative to its own folder. */
function fromWorkingFolder(data: Json, folder: string): Settings {
  const settings = data as Settings;
  const { helm, ignore, severities } = settings;
  const path = (given: string): string => (isAbsolute(given) ? given : join(folder, given));
  return {
    ...settings,
    ...(helm?.values === undefined ? {} : { helm: { ...helm, values: helm.values.map(path) } }),
    ...(ignore === undefined ? {} : { ignore: ignore.map((pattern) => anchored(folder, pattern)) }),
    ...(severities === undefined ? {} : { severities: withOff(severities) }),
  };
}

/** YAML 1.1 reads `off` as false. */
function withOff(severities: Readonly<Record<string, Severity | 'off' | false>>): NonNullable<Settings['severities']> {
  return Object.fromEntries(
    Object.entries(severities).map(([rule, severity]) => [rule, severity === false ? 'off' : severity]),
  );
}
