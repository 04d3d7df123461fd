import { App, Chart, Size, Yaml } from 'cdk8s';
import { ReplicaStore, StatefulApp, Storage, Workload } from '../src';
import { factsOf, mountOf } from '../src/images/describe';
import type { ImageRow } from '../src/images/row';
import { headingOf, indexOf, titledFamilies } from './apps-index';

/** The Markdown page about programs that keep files: an index of the families, then a section for each. */
export function appsPage(): string {
  const families = titledFamilies();
  return (
    [
      '# Where programs keep their files on Kubernetes',
      "Which `mountPath` an image needs, whether it needs a `subPath`, which user writes, which settings count at the first start only, and what an upgrade needs: for each program the facts with their addresses, and a StatefulSet that is right. It is what `check`, `survival`, `changes` and `cdk8s-stateful explain IMAGE` know. Made from the tables in `src/images` by `npm run generate`; change them, not this page. What isn't said isn't known.",
      'The index has the families, and the programs of each; an image is found by searching this page for its name.',
      indexOf(families),
      ...families.flatMap(({ title, rows }) => [`## ${title}`, ...rows.map(section)]),
    ].join('\n\n') + '\n'
  );
}

function section(row: ImageRow): string {
  const known = factsOf(row);
  const isCited = (address: string): boolean => known.filter((fact) => fact.address === address).length > 1;
  const facts = known
    .filter(({ name, address }) => name !== 'images' && !(name === 'Dockerfile' && isCited(address)))
    .map(({ name, lines, address }) => `| ${name} | ${lines.map(escaped).join('<br>')} | [source](${address}) |`);
  const example = exampleOf(row);
  return [
    `### ${headingOf(row)}`,
    row.repositories.map((name) => `\`${name}\``).join(', '),
    ['| | | |', '|---|---|---|', ...facts].join('\n'),
    ...(example === undefined
      ? []
      : [
          `\`\`\`ts
${programOf(example)}
\`\`\``,
          `\`\`\`yaml
${manifestOf(example)}\`\`\``,
        ]),
  ].join('\n\n');
}

/** The example of a row; undefined where no directory of it can be mounted. */
export function exampleOf(row: ImageRow): Example | undefined {
  const mounts = mountsOf(row);
  if (mounts.length === 0) return undefined;
  const [repository = ''] = row.repositories;
  const { user, ports: [port] = [] } = row;
  return {
    name: (repository.split('/').at(-1) ?? '').replaceAll(/[^a-z0-9-]/g, '-'),
    image: `${repository}:${exampleTag(row)}`,
    mounts,
    ...(port === undefined ? {} : { port }),
    // Not for images that start as root: they change the owner of the files themselves.
    ...(user === undefined || user.root !== undefined ? {} : { fsGroup: user.gid === 0 ? user.uid : user.gid }),
  };
}

/** The program of an example, as a user would write it. */
function programOf({ name, image, port, fsGroup, mounts }: Example): string {
  return [
    ...mounts.map(
      ({ store }) =>
        `const ${variableOf(store)} = new ReplicaStore(chart, '${store}', { capacity: Size.gibibytes(20), storage: Storage.dynamic({ storageClass: 'disk' }) });`,
    ),
    `const app = new StatefulApp(chart, '${name}', {`,
    `  image: '${image}',`,
    ...(port === undefined ? [] : [`  port: ${port},`]),
    '  workload: Workload.statefulSet(),',
    ...(fsGroup === undefined ? [] : [`  pod: { securityContext: { fsGroup: ${fsGroup} } },`]),
    '});',
    ...mounts.map(
      ({ store, path, subPath }) =>
        `app.mount('${path}', ${variableOf(store)}${subPath === undefined ? '' : `, { subPath: '${subPath}' }`});`,
    ),
  ].join('\n');
}

/** The variable of a store. */
function variableOf(store: string): string {
  const name = store.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return ['package', 'private', 'public', 'static'].includes(name) ? `${name}Files` : name;
}

/** The StatefulSet that the program of an example makes. */
export function manifestOf({ name, image, port, fsGroup, mounts }: Example): string {
  const chart = new Chart(new App(), 'example');
  const app = new StatefulApp(chart, name, {
    image,
    ...(port === undefined ? {} : { port }),
    workload: Workload.statefulSet(),
    ...(fsGroup === undefined ? {} : { pod: { securityContext: { fsGroup } } }),
  });
  for (const { store, path, subPath } of mounts) {
    const storage = Storage.dynamic({ storageClass: 'disk' });
    const claims = new ReplicaStore(chart, store, { capacity: Size.gibibytes(20), storage });
    app.mount(path, claims, subPath === undefined ? {} : { subPath });
  }
  const objects: unknown[] = chart.toJson();
  return objects
    .filter(isStatefulSet)
    .map((object) => Yaml.stringify(object))
    .join('');
}

interface Example {
  readonly name: string;
  readonly image: string;
  readonly port?: number;
  readonly fsGroup?: number;
  readonly mounts: readonly ExampleMount[];
}

interface ExampleMount {
  readonly store: string;
  readonly path: string;
  readonly subPath?: string;
}

function mountsOf({ data }: ImageRow): readonly ExampleMount[] {
  const mounts = new Map<string, ExampleMount>();
  for (const directory of data) {
    const mount = directory.role === 'cache' ? undefined : mountOf(directory);
    if (mount !== undefined && !mounts.has(mount.path))
      mounts.set(mount.path, { store: directory.name ?? 'data', ...mount });
  }
  return [...mounts.values()];
}

/** A tag of the row's versions that certainly exists; else a placeholder. */
function exampleTag({ from, before, version, tag }: ImageRow): string {
  if (tag?.test('') === false) return `VERSION-${tag.source}`;
  const number = from ?? (before === undefined ? undefined : previous(before));
  if (number === undefined) return 'VERSION';
  if (version === undefined) return number;
  return version.source.includes('pg') ? `pg${number}` : 'VERSION';
}

/** The previous version by the last number: 17 for 18, 1.10 for 1.11; undefined for 1.0. */
function previous(version: string): string | undefined {
  const parts = version.split('.').map(Number);
  const last = parts.pop() ?? 0;
  return last === 0 ? undefined : [...parts, last - 1].join('.');
}

function escaped(line: string): string {
  return line
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll('$', '\\$')
    .replaceAll('_', '\\_')
    .replaceAll('*', '\\*');
}

function isStatefulSet(object: unknown): object is object {
  return typeof object === 'object' && object !== null && 'kind' in object && object.kind === 'StatefulSet';
}
