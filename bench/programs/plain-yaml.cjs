// Plain objects, printed by `yaml`: no constructs at all.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stringify } = require('yaml');
const { objects } = require('./story.cjs');

const [apps, , outdir] = process.argv.slice(2);
const all = Array.from({ length: Number(apps) }, (_, number) => objects(number)).flat();
mkdirSync(outdir, { recursive: true });
writeFileSync(join(outdir, 'all.k8s.yaml'), all.map((object) => stringify(object)).join('---\n'));
