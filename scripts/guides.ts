/** Updates the output of command lines in the guides and the README, the README's picture, and the table of docs/survival.md. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storySurvivalTable } from '../examples/story-survival';
import { withOutputs, withPrinted } from './guide-outputs';
import { withReadmeOutputs } from './readme';
import { storyPicture } from './story-picture';

const docs = join(__dirname, '..', 'docs');

function rewrite(path: string, rewritten: (text: string) => string): void {
  writeFileSync(path, rewritten(readFileSync(path, 'utf8')));
}

writeFileSync(join(docs, 'story.svg'), storyPicture('svg'));
for (const name of ['start.md', ...readdirSync(join(docs, 'guides')).map((guide) => join('guides', guide))])
  rewrite(join(docs, name), withOutputs);
rewrite(join(docs, '..', 'README.md'), withReadmeOutputs);
rewrite(join(docs, 'survival.md'), (page) =>
  withPrinted(page.replace(/^\| stage (?:.*\n)(?:\|.*\n)*/m, storySurvivalTable('../dist/'))),
);
