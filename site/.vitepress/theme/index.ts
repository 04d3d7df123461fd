// The default theme with the fonts of the reader's system: nothing more is loaded than the page.
import { useRoute } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { nextTick, onMounted, watch } from 'vue';
import './style.css';

export default {
  ...DefaultTheme,
  setup(): void {
    const route = useRoute();
    onMounted(markMain);
    watch(
      () => route.path,
      () => nextTick(markMain),
    );
  },
};

/** The default theme has an element `main` on every page but the first. */
function markMain(): void {
  const content = document.querySelector('.VPContent');
  if (content?.classList.contains('is-home') === true) content.setAttribute('role', 'main');
  else content?.removeAttribute('role');
}
