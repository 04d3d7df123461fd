// The default theme with the fonts of the reader's system: nothing more is loaded than the page.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './style.css';

export default DefaultTheme;
