import type { SidebarItem, SitePage } from './page';
import { titleOf } from './page';

const START = ['start', 'story'];
const GUIDES = [
  'databases',
  'replicas',
  'cloud',
  'resize-rename-move',
  'secrets-and-settings',
  'environments',
  'gitops',
  'backups',
  'from-yaml',
  'from-helm',
  'from-kustomize',
  'from-cdk8s-plus',
].map((name) => (name === 'environments' ? name : `guides/${name}`));
const COMMANDS = ['checks', 'survival', 'comparing', 'plan', 'convert', 'project', 'sources', 'ci'];
const REFERENCE = [
  'reference/command-line',
  'reference/configuration',
  'constructs',
  'reference/constructs/index',
  'reference/fields/index',
  'rules/index',
  'changes',
  'apps/index',
  'drivers',
  'verdicts',
  'languages',
];

/** The lists at the side, by the folder that they are for: all pages that are read in an order, and the constructs. */
export function sidebarOf(
  pages: readonly SitePage[],
  constructs: readonly SidebarItem[],
): Readonly<Record<string, readonly SidebarItem[]>> {
  const titles = new Map(pages.map(({ path, text }) => [path.replace(/\.md$/, ''), titleOf(text)]));
  const items = (names: readonly string[]): readonly SidebarItem[] =>
    names.map((name) => ({ text: titleIn(titles, name), link: `/${name.replace(/index$/, '')}` }));
  const listed = new Set([...START, ...GUIDES, ...COMMANDS, ...REFERENCE, 'index']);
  const others = [...titles.keys()].filter((name) => !listed.has(name));
  const isGuide = (name: string): boolean => name.startsWith('guides/');
  const main = [
    { text: 'Start', items: items(START) },
    { text: 'Guides', items: items([...GUIDES, ...others.filter(isGuide)]) },
    { text: 'Commands', items: items(COMMANDS) },
    { text: 'Reference', items: items([...REFERENCE, ...others.filter((name) => !name.includes('/'))]) },
  ];
  const back = {
    text: 'All pages',
    items: items(['start', 'constructs', 'reference/constructs/index', 'reference/fields/index']),
  };
  return { '/reference/constructs/': [back, ...constructs], '/': main };
}

function titleIn(titles: ReadonlyMap<string, string>, name: string): string {
  const title = titles.get(name);
  if (title === undefined)
    throw new Error(`sidebar: there is no page ${name}.md; mend the lists in generate/sidebar.ts`);
  return title;
}
