// The default theme with the fonts of the reader's system: nothing more is loaded than the page.
export { default } from 'vitepress/theme-without-fonts';
