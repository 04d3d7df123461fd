import { Script } from 'node:vm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCRIPT } from '../../src/picture/page/script.generated';
import { STYLE } from '../../src/picture/page/style';
import { PICTURE_FORMATS } from '../../src/picture/picture';
import { Event, EVENTS } from '../../src/survival/event';
import { storyPicture } from '../../scripts/story-picture';
import { CANARY, HEBREW, HOSTILE, LONG, NASTY, SHOP, TURNED } from './manifests';
import { draw } from './picture';

test.each(PICTURE_FORMATS)('two drawings as %s have the same bytes', (format) => {
  expect(draw(SHOP, { format })).toBe(draw(SHOP, { format }));
});

test.each(PICTURE_FORMATS)('names that would run or hide are text in %s, and no Secret value is there', (format) => {
  const picture = draw(HOSTILE, { format });
  expect(picture).not.toContain('<script>window');
  expect(picture).not.toContain('<img');
  expect(picture).not.toContain('\u202E');
  expect(picture).not.toContain('\u2028');
  expect(picture).not.toContain(TURNED);
  expect(picture).toContain(HEBREW);
  expect(picture).not.toContain(CANARY);
  expect(picture).not.toContain(Buffer.from(CANARY).toString('base64'));
});

test('a long name is shortened in the graph, and whole in its title', () => {
  const svg = draw(HOSTILE, { format: 'svg' });
  expect(svg).toContain(`<title>Claim ${LONG},`);
  expect(svg).toMatch(/>loo+…o+g<\/text>/);
  expect(draw(HOSTILE)).toContain(`<title>Claim ${LONG},`);
});

test('the page loads nothing, and its policy allows only the script and style that are in it', () => {
  const page = draw(SHOP);
  expect(page).toContain("default-src 'none'; style-src 'sha256-");
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).not.toMatch(/ (src|style|on\w+)=/);
  expect(page).not.toMatch(/@import|url\(/);
  expect(page).toContain(`<style>${STYLE}</style>`);
});

test('the page says the event, what becomes of how many mounts, and why', () => {
  const page = draw(SHOP, { event: Event.CLAIM_DELETED });
  expect(page).toContain(`value="${EVENTS.indexOf(Event.CLAIM_DELETED)}" checked`);
  expect(page).toContain('<b data-count="l">1</b> lost');
  expect(page).toContain('lost: reclaim policy Delete: the volume goes with its claim');
  expect(page).toContain('3 workloads · 7 places with files');
});

test('the page has the findings with their places, what one rule says together', () => {
  const page = draw(SHOP);
  expect(page).toContain('<b>Warning</b> emptydir-unbounded');
  expect(page).toMatch(/app\.yaml:\d+:\d+/);
  expect(page).toContain('<mark>');
  expect(draw(SHOP.replaceAll('emptyDir: {}', 'emptyDir: { sizeLimit: 1Gi }'))).not.toContain('emptydir-unbounded');
});

test('the page of nothing says so', () => {
  const page = draw('');
  expect(page).toContain('No container mounts anything.');
  expect(page).toContain('The checks find nothing.');
  expect(page).toContain('0 workloads');
});

test('the script of the page is JavaScript', () => {
  expect(() => new Script(SCRIPT)).not.toThrow();
});

test('the drawing has a name, a legend and both colour schemes', () => {
  const svg = draw(SHOP, { format: 'svg', event: Event.NODE_LOST });
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="group" aria-label="What survives: node lost"/,
  );
  expect(svg).toContain('>stranded</text>');
  expect(svg).toContain('@media(prefers-color-scheme:dark)');
  expect(svg.match(/<g class="n /g)).toHaveLength(23);
});

test('Mermaid text keeps what Mermaid would take for its own as numbers', () => {
  const mermaid = draw(HOSTILE, { format: 'mermaid' });
  const labels = [...mermaid.matchAll(/\["(.*)"\]/g)].map(([, label]) => label?.replaceAll('<br/>', ' '));
  expect(labels.length).toBeGreaterThan(5);
  for (const label of labels) expect(label?.replace(/#\d+;/g, '')).not.toMatch(/["`<>#&|%;[\]{}\\]/);
  expect(mermaid).toContain('#34;#62;#60;script#62;window.stolen#61;1');
  expect(NASTY).toContain('window.stolen=1');
});

test('the page on survival and its image show the story as it is drawn', () => {
  const root = join(__dirname, '../..');
  expect(readFileSync(join(root, 'docs/survival.md'), 'utf8')).toContain(storyPicture('mermaid'));
  expect(readFileSync(join(root, 'docs/story.svg'), 'utf8')).toBe(storyPicture('svg'));
});

test('the story, drawn', () => {
  expect(storyPicture('svg')).toMatchSnapshot();
  expect(storyPicture('mermaid')).toMatchSnapshot();
});
