import type { ApiType } from './assembly';
import { namedIn, readTypes } from './assembly';
import type { SidebarItem, SitePage } from './page';
import { table } from './page';
import { typeSection } from './type-section';

/** What readers call the part of the API that a folder of `src` holds, in the order of the list at the side. */
const PARTS: Readonly<Record<string, string>> = {
  app: 'Apps and workloads',
  store: 'Stores, volumes, classes and snapshots',
  env: 'Settings and secrets',
  construct: 'What stores share',
  survival: 'What survives',
  change: 'Changes',
  plan: 'Plans',
  check: 'Checks',
  synth: 'FastApp',
  api: 'Values of the Kubernetes API',
  inventory: 'Facts of the cluster',
};

/** Where the section of each type is. */
export type Places = ReadonlyMap<string, string>;

/** A page for each class, and for each option type or enum that several of them take. */
export function referencePages(): { readonly pages: readonly SitePage[]; readonly sidebar: readonly SidebarItem[] } {
  const types = readTypes();
  const owners = ownersOf(types);
  const heads = [...types.values()].filter(({ fqn }) => owners.get(fqn) === fqn).sort(byKindAndName);
  const places = new Map([...owners].map(([fqn, owner]) => [fqn, placeOf(types, fqn, owner)]));
  const pages = heads.map((head) => {
    const others = [...types.values()].filter(({ fqn }) => fqn !== head.fqn && owners.get(fqn) === head.fqn);
    const sections = [head, ...others].map((type) => typeSection(type, types, places, type === head ? 1 : 2));
    return { path: `reference/constructs/${head.name}.md`, text: `${sections.join('\n\n')}\n` };
  });
  const parts = Object.entries(PARTS)
    .map(([folder, title]) => ({ title, types: heads.filter((head) => folderOf(head) === folder) }))
    .filter((part) => part.types.length > 0);
  const left = heads.filter((head) => PARTS[folderOf(head)] === undefined);
  if (left.length > 0)
    throw new Error(`reference: ${left.map(folderOf).join(', ')} has no title; write one into PARTS`);
  const index = [
    '# Constructs',
    'Every class, option and enum of the package; [how they belong together](../../constructs.md) is a page of its own. A field of the Kubernetes API is found [by its name](../fields/index.md).',
    ...parts.flatMap((part) => [
      `## ${part.title}`,
      table(
        ['type', ''],
        part.types.map(({ name, docs }) => [`[${name}](./${name}.md)`, docs?.summary ?? '']),
      ),
    ]),
  ].join('\n\n');
  const sidebar = parts.map((part) => ({
    text: part.title,
    items: part.types.map(({ name }) => ({ text: name, link: `/reference/constructs/${name}` })),
  }));
  return { pages: [{ path: 'reference/constructs/index.md', text: `${index}\n` }, ...pages], sidebar };
}

/** The type on whose page each type is: a type that only one class names, directly or through others, is on the page of that class. */
function ownersOf(types: ReadonlyMap<string, ApiType>): ReadonlyMap<string, string> {
  const users = new Map<string, Set<string>>();
  for (const type of types.values())
    for (const name of namedIn(type)) users.set(name, (users.get(name) ?? new Set()).add(type.fqn));
  const owners = new Map<string, string>();
  const ownerOf = (type: ApiType, seen: ReadonlySet<string>): string => {
    const known = owners.get(type.fqn);
    if (known !== undefined) return known;
    const its = [...(users.get(type.fqn) ?? [])].filter((user) => user !== type.fqn && !seen.has(user));
    const above = new Set(
      its.map((user) => {
        const other = types.get(user);
        return other === undefined ? user : ownerOf(other, new Set([...seen, type.fqn]));
      }),
    );
    const [only] = above;
    return type.kind === 'class' || only === undefined || above.size > 1 ? type.fqn : only;
  };
  for (const type of types.values()) owners.set(type.fqn, ownerOf(type, new Set()));
  return owners;
}

function placeOf(types: ReadonlyMap<string, ApiType>, fqn: string, owner: string): string {
  const page = `./${types.get(owner)?.name ?? ''}.md`;
  return fqn === owner ? page : `${page}#${(types.get(fqn)?.name ?? '').toLowerCase()}`;
}

function folderOf({ locationInModule }: ApiType): string {
  return locationInModule?.filename.split('/')[1] ?? '';
}

function byKindAndName(one: ApiType, other: ApiType): number {
  return one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name);
}
