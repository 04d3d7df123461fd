import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as constructs from '../index';
import type { Finding } from '../check/finding';
import { runChecks } from '../check/run';
import type { Conversion } from '../convert/convert';
import { convert, convertEnvironments } from '../convert/convert';
import type { Library } from '../convert/interpret';
import { notesOf } from '../convert/notes';
import { Inventory } from '../inventory/inventory';
import type { App } from '../source/app';
import { readArguments } from './arguments';
import { CLUSTER_GROUP } from './cluster-options';
import { LIVE_GROUP, readInput } from './cluster';
import { helpOf } from './options';
import type { Usage } from './options';
import { PATH_HELP, reportUnreadable, SOURCE_GROUP, printConfigPath } from './sources';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { definitionsOf } from './init/imports';
import { writeNew } from './write-new';

export const USAGE: Usage = {
  usage: ['convert [options] PATH...', 'convert [options] --cluster [-n NAMESPACE]'],
  text: `Writes a TypeScript program that makes existing manifests, with the constructs of this package. It runs the program in memory and
compares object by object; what no construct makes exactly is written as an ApiObject, with a comment that says why. Values of
Secrets are not written into it: the program reads them from environment variables. With -o, custom resources whose definition
is among the manifests are made with the classes that cdk8s import makes of it, and the definition is written beside the
program. Kustomizations beside each other that differ only in values, such as overlays, become one program with the values of
each environment.
${PATH_HELP}
  cdk8s-stateful convert deploy.yaml > app.ts
  helm template shop ./chart | cdk8s-stateful convert - > shop.ts
  cdk8s-stateful convert -o src deploy`,
  options: {
    output: {
      type: 'string',
      short: 'o',
      value: 'FOLDER',
      help: 'where to write a file for each app; none is overwritten',
    },
    check: { type: 'boolean', help: 'write nothing, and tell what would be' },
  },
  groups: [SOURCE_GROUP, LIVE_GROUP, CLUSTER_GROUP],
  exit: `Exit code 0: all objects are in the program; 1: not all can be; 2: the command could not be carried out, or only for a part of
what was named.`,
};

export const HELP = helpOf(USAGE);

/** The program of an app, or of one app in several environments, and the name of its file. */
interface Converted extends Conversion {
  /** The name of the apps in messages: their files or folders. */
  readonly title: string;
  readonly apps: readonly App[];
  readonly file: string;
}

/** `cdk8s-stateful convert`. */
export function run(args: readonly string[], terminal: Terminal): number {
  const given = readArguments(args, USAGE);
  printConfigPath(given, terminal);
  const { sources, facts } = readInput(given, terminal);
  const { apps, incomplete } = reportUnreadable(sources, terminal);
  const library: Library = { ...cdk8s, ...constructs };
  const nonEmpty = apps.filter(({ manifests }) => manifests.length > 0);
  if (nonEmpty.length === 0)
    throw new UsageError(
      'there are no objects to write a program of; name files or folders with manifests, a kustomization.yaml or a Chart.yaml',
    );
  const all = converted(nonEmpty, library, given.string('output'), terminal);
  if (!given.flag('check')) write(all, given.string('output'), terminal);
  const findings = all.flatMap(({ apps: own }) =>
    own.flatMap(({ manifests }) => runChecks(new Inventory(manifests, facts))),
  );
  for (const line of report(all, given.flag('check'))) terminal.error(`${line}\n`);
  terminal.error(
    `cdk8s-stateful: ${summary(all)}; the checks find ${formatFindings(findings, 'error')} and ${formatFindings(findings, 'warning')}\n`,
  );
  if (all.some(({ lost }) => lost.length > 0)) return 1;
  return incomplete ? 2 : 0;
}

function converted(
  apps: readonly App[],
  library: Library,
  folder: string | undefined,
  terminal: Terminal,
): readonly Converted[] {
  const taken = new Set<string>();
  const nameFor = (title: string): string => {
    const base = slug(title);
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    return name;
  };
  const takenIds: string[] = [];
  const withTakenId = <T extends Conversion>(conversion: T): T => {
    takenIds.push(conversion.chartId);
    return conversion;
  };
  const done = new Set<App>();
  return apps.flatMap((app): readonly Converted[] => {
    if (done.has(app)) return [];
    const overlays = overlaysBeside(app, apps);
    for (const one of overlays) done.add(one);
    const name = nameFor(overlays.length > 1 ? appOfOverlay(app.name) : titleOf(app, apps));
    if (overlays.length > 1) {
      const variants = overlays.map((one) => ({ name: basename(one.name), manifests: one.manifests }));
      const merged = convertEnvironments(variants, library, {
        name,
        takenIds,
        definitionsFile: definitionsIn(folder, name),
      });
      const names = overlays.map((one) => one.name).join(', ');
      if (merged !== undefined) return [{ title: names, apps: overlays, file: `${name}.ts`, ...withTakenId(merged) }];
      terminal.error(`cdk8s-stateful: ${names} differ in more than values, so that each has a program of its own\n`);
      taken.delete(name);
    }
    return overlays.map((one) => {
      const own = overlays.length > 1 ? nameFor(one.name) : name;
      const head =
        one.kind === 'chart' ? [`The Helm chart ${one.name} as it was rendered, with the values that were given.`] : [];
      const conversion = convert(one.manifests, library, {
        name: own,
        takenIds,
        head,
        definitionsFile: definitionsIn(folder, own),
      });
      return { title: titleOf(one, apps), apps: [one], file: `${own}.ts`, ...withTakenId(conversion) };
    });
  });
}

/** The name of an app; that of its file or common folder if plain files share the folder of a chart or kustomization. */
function titleOf({ name, kind, manifests }: App, apps: readonly App[]): string {
  if (kind !== 'files' || apps.filter((one) => one.name === name).length < 2) return name;
  const files = new Set(manifests.map(({ source }) => (typeof source === 'string' ? source : source.path)));
  const [first = name] = files;
  if (files.size === 1) return first;
  let folder = dirname(first);
  while (folder !== dirname(folder) && ![...files].every((file) => file.startsWith(`${folder}/`)))
    folder = dirname(folder);
  return folder;
}

/** The path of the CustomResourceDefinitions, relative to the current folder, where programs run. */
function definitionsIn(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined;
  const file = definitionsOf(`${name}.ts`);
  const path = relative('', join(folder, file)).split(sep).join('/');
  return path.startsWith('../') ? file : path;
}

/** The kustomizations beside a kustomization, itself included; of other apps, the app alone. */
function overlaysBeside(app: App, apps: readonly App[]): readonly App[] {
  const isBeside = (one: App): boolean => one.kind === 'kustomization' && dirname(one.name) === dirname(app.name);
  return app.kind === 'kustomization' ? apps.filter(isBeside) : [app];
}

/** Usual names of folders of overlays. */
const OVERLAY_FOLDERS: ReadonlySet<string> = new Set(['clusters', 'env', 'environments', 'envs', 'overlays', 'stages']);

/** The name of an overlay's app: that of the folder above, without a folder of overlays. */
function appOfOverlay(overlay: string): string {
  const above = dirname(resolve(overlay));
  return basename(OVERLAY_FOLDERS.has(basename(above)) ? dirname(above) : above);
}

/** A name that is valid for files and charts. */
function slug(name: string): string {
  const base = basename(name, extname(name));
  const args = base
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return args === '' || args === 'standard-input' ? 'app' : args;
}

function write(all: readonly Converted[], folder: string | undefined, terminal: Terminal): void {
  if (folder === undefined) {
    if (all.length > 1)
      throw new UsageError(
        `there are ${all.length} apps (${firstNames(all.map(({ title }) => title))}), and a file for each; name a folder for them, -o FOLDER, or one of the apps`,
      );
    for (const { program } of all) terminal.out(program);
    return;
  }
  const files = all.flatMap(({ file, program, definitions }) => [
    [file, program] as const,
    ...(definitions.length === 0 ? [] : [[definitionsOf(file), cdk8s.Yaml.stringify(...definitions)] as const]),
  ]);
  writeNew(folder, Object.fromEntries(files));
}

/** Notes about the programs; of several, each begins with the file, or with `--check` the apps. */
function report(all: readonly Converted[], isCheck: boolean): readonly string[] {
  return all.flatMap((one) => {
    const title = isCheck ? one.title : one.file;
    const notes =
      isCheck && all.length > 1 ? [...notesOf(one), summary([one])] : [...notesOf(one), ...importsNote(one)];
    return notes.map((note) => `cdk8s-stateful: ${all.length === 1 ? '' : `${title}: `}${note}`);
  });
}

function importsNote({ file, definitions }: Converted): readonly string[] {
  if (definitions.length === 0) return [];
  return [
    `the classes of its custom resources are made by: npx cdk8s import ${definitionsOf(file)} --language typescript --output imports`,
  ];
}

function summary(all: readonly Converted[]): string {
  const objects = all.flatMap((one) => one.objects);
  const lost = all.flatMap((one) => one.lost).length;
  const made = objects.filter(({ reason }) => reason === undefined).length;
  const others = objects.length - made;
  const kinds = new Set(
    objects.filter(({ covered, reason }) => !covered && reason !== undefined).map(({ kind }) => kind),
  );
  const why = kinds.size === 0 ? '' : ` (${[...kinds].join(', ')})`;
  return `${made} of ${counted(objects.length + lost, 'object')} made by constructs, ${others} as ${others === 1 ? 'an ApiObject' : 'ApiObjects'}${why}${lost === 0 ? '' : `, ${lost} not at all`}`;
}

/** Counts findings, with the first rules: `2 errors (bad-name, unknown-field)`. */
function formatFindings(findings: readonly Finding[], severity: 'error' | 'warning'): string {
  const some = findings.filter((one) => one.severity === severity);
  const rules = firstNames(some.map(({ rule }) => rule));
  return `${counted(some.length, severity)}${rules === '' ? '' : ` (${rules})`}`;
}

/** The first three distinct names. */
function firstNames(names: readonly string[]): string {
  const [first, second, third, ...more] = new Set(names);
  return [first, second, third, more.length === 0 ? undefined : '…'].filter((one) => one !== undefined).join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
