/** Updates the parts of the README between markers: the manifests of its program, and the output of command lines. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { transformSync } from 'esbuild';
import * as stateful from '../src';
import { withPrinted } from './guide-outputs';

const GENERATED = /(?<=^<!-- begin: npm run generate -- guides -->\n)[^]*?(?=^<!-- end -->$)/gm;
const PROGRAM = /^```ts.*\n([^]*?)^```$/m;
const YAML = /^```yaml\n[^]*?^```$/m;

export function withReadmeOutputs(readme: string): string {
  const program = PROGRAM.exec(readme)?.[1] ?? '';
  return readme.replaceAll(GENERATED, (part) =>
    withPrinted(part).replace(YAML, () => `\`\`\`yaml\n${writtenBy(program)}\`\`\``),
  );
}

/** The manifests that a program writes. */
function writtenBy(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  process.env['CDK8S_OUTDIR'] = folder;
  try {
    const { code } = transformSync(program, { loader: 'ts', format: 'cjs' });
    const modules: Record<string, unknown> = { cdk8s, 'cdk8s-stateful': stateful };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README is our own
    const run = new Function('require', code) as (require: (name: string) => unknown) => void;
    run((name) => modules[name]);
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('---\n');
  } finally {
    delete process.env['CDK8S_OUTDIR'];
    rmSync(folder, { recursive: true });
  }
}
