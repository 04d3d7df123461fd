// The floor: node starts, makes the objects and prints them as JSON.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { objects } = require('./story.cjs');

const [apps, , outdir] = process.argv.slice(2);
const all = Array.from({ length: Number(apps) }, (_, number) => objects(number)).flat();
mkdirSync(outdir, { recursive: true });
writeFileSync(join(outdir, 'all.k8s.yaml'), all.map((object) => JSON.stringify(object)).join('\n---\n'));
