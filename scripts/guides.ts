/** Writes what the command lines of the guides print, the picture of the README, and the table of docs/survival.md. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storySurvivalTable } from '../examples/story-survival';
import { withOutputs } from './guide-outputs';
import { storyPicture } from './story-picture';

const docs = join(__dirname, '..', 'docs');

writeFileSync(join(docs, 'story.svg'), storyPicture('svg'));
for (const name of ['start.md', ...readdirSync(join(docs, 'guides')).map((guide) => join('guides', guide))]) {
  const guide = join(docs, name);
  writeFileSync(guide, withOutputs(readFileSync(guide, 'utf8')));
}

const survival = join(docs, 'survival.md');
const page = readFileSync(survival, 'utf8');
writeFileSync(survival, page.replace(/^\| stage (?:.*\n)(?:\|.*\n)*/m, storySurvivalTable('../dist/')));
