import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'cdk8s-stateful',
  description:
    'Apps that keep data on Kubernetes: constructs that write them, and checks of what becomes of their files.',
  lang: 'en',
  srcDir: 'pages',
  outDir: 'dist',
  base: process.env['SITE_BASE'] ?? '/',
  cleanUrls: true,
  // The docs are plain Markdown: what looks like a tag or an attribute in them is meant as text.
  markdown: { html: false, attrs: { disable: true } },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: 'https://github.com/cdk8s-stateful/cdk8s-stateful' }],
  },
});
