// Rewrites the compiled index so that a program loads only the modules that it uses.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const FILE = 'lib/src/index.js';
const require = createRequire(resolve(FILE));
const compiled = readFileSync(FILE, 'utf8');
const modules = [...compiled.matchAll(/require\("([^"]+)"\)/g)].map(([, module]) => module);

/** The exports of the index, by the module that they come from. */
const index = require('./index.js');
const home = new Map(modules.flatMap((module) => Object.keys(require(module)).map((name) => [name, module])));
const names = Object.keys(index);
for (const name of names) if (!home.has(name)) throw new Error(`${FILE}: no module exports ${name}`);

writeFileSync(
  FILE,
  `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
${names.map((name) => `exports.${name} = `).join('')}void 0;
function lazy(name, load) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => load()[name] });
}
${names.map((name) => `lazy("${name}", () => require("${home.get(name)}"));`).join('\n')}
`,
);
