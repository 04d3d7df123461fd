import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

test('withDefaultFlags runs a function with the flags of a fresh process, whose code caches V8 accepts', () => {
  const contents = `import { cachedDataVersionTag as tag } from 'node:v8';
import { withDefaultFlags, setFlagsForInput, setShortRunFlags } from './v8';
const tags = [tag()];
setShortRunFlags();
tags.push(tag(), withDefaultFlags(tag), tag());
setFlagsForInput(2 ** 30);
tags.push(tag());
withDefaultFlags(tag);
tags.push(tag());
console.log(JSON.stringify(tags));`;
  const [bundle] = buildSync({
    stdin: { contents, resolveDir: resolve('src/cli'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    write: false,
  }).outputFiles;
  const { stdout } = spawnSync(process.execPath, ['-e', bundle?.text ?? ''], { encoding: 'utf8' });
  const [first, briefly, before, again, longer, longerAgain] = JSON.parse(stdout) as readonly number[];
  expect(before).toBe(first);
  expect(again).toBe(briefly);
  expect(longerAgain).toBe(longer);
  if (/^1[1-3]\./.test(process.versions.v8)) expect([first, longer]).not.toContain(briefly);
});
