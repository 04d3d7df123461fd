import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DefaultTheme } from 'vitepress';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../generate/page';

const REPOSITORY = 'https://github.com/cdk8s-stateful/cdk8s-stateful';
const sidebarFile = fileURLToPath(new URL('../pages/sidebar.json', import.meta.url));
const sidebar = JSON.parse(readFileSync(sidebarFile, 'utf8')) as DefaultTheme.SidebarMulti;

/** Pages with many programs and manifests that nobody searches for: only their words are in the index. */
const WITHOUT_CODE = /^(?:apps|reference)\/|^changes\.md$/;

export default defineConfig({
  title: 'cdk8s-stateful',
  description:
    'Apps that keep data on Kubernetes: constructs that write them, and checks of what becomes of their files.',
  lang: 'en',
  srcDir: 'pages',
  outDir: 'dist',
  base: process.env['SITE_BASE'] ?? '/',
  cleanUrls: true,
  // What is on the website besides these pages.
  ignoreDeadLinks: [/^\/playground\//],
  // The docs are plain Markdown: what looks like a tag or an attribute in them is meant as text.
  markdown: {
    html: false,
    attrs: { disable: true },
    anchor: { slugify: anchorOf },
    headers: { slugify: anchorOf },
    // Neither is what stands in braces, as Helm's templates do, a template of Vue's.
    config(markdown) {
      // The head of a column that has none is no head: screen readers would announce it as one.
      markdown.core.ruler.push('empty-heads', ({ tokens }) => {
        tokens.forEach((token, index) => {
          const isEmpty = tokens[index + 1]?.content === '';
          if (token.type !== 'th_open' || !isEmpty) return;
          for (const end of [token, tokens[index + 2]]) if (end !== undefined) end.tag = 'td';
        });
      });
      for (const rule of ['text', 'code_inline']) {
        const plain = markdown.renderer.rules[rule];
        if (plain !== undefined)
          markdown.renderer.rules[rule] = (...args) => plain(...args).replaceAll('{{', '&#123;&#123;');
      }
    },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  // A page is loaded when it is opened, and not when a link to it is seen.
  router: { prefetchLinks: false },
  themeConfig: {
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Guides', link: '/guides/databases', activeMatch: '/guides/' },
      { text: 'Rules', link: '/rules/', activeMatch: '/rules/' },
      { text: 'Reference', link: '/reference/command-line', activeMatch: '/reference/' },
      // Not a page of these: the browser loads it by itself.
      { text: 'Playground', link: '/playground/', target: '_self' },
    ],
    sidebar,
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        _render(source, env, markdown) {
          const html = markdown.render(source, env);
          return WITHOUT_CODE.test(env.relativePath) ? html.replaceAll(/<pre[^]*?<\/pre>/g, '') : html;
        },
        miniSearch: { searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 1, titles: 2 } } },
      },
    },
    socialLinks: [{ icon: 'github', link: REPOSITORY, ariaLabel: 'The repository on GitHub' }],
    footer: { message: 'Apache-2.0' },
  },
});
