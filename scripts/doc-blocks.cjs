// The fenced code blocks of the guides in docs.
const { readdirSync, readFileSync } = require('node:fs');

/** The guides, by path. */
function guides() {
  return ['docs', 'docs/guides'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
}

/** The code blocks of a page: language, text and first line. */
function blocksOf(path) {
  const page = readFileSync(path, 'utf8');
  return [...page.matchAll(/^```(\w*).*\n([^]*?)^```$/gm)].map(({ index, 1: language, 2: text }) => ({
    language,
    text,
    line: page.slice(0, index).split('\n').length,
  }));
}

module.exports = { blocksOf, guides };
