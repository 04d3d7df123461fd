/**
 * Runs the command lines in the guides, and writes their output below them. A block of YAML that begins with `# NAME.yaml`
 * becomes a file in the folder in which the command lines of the page run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../src/cli/main';

const BLOCK = /^```(\w*)\n([^]*?)^```$/gm;
const COMMAND = /^\$ npx cdk8s-stateful (.*)$/gm;

/** A guide with the current output of its command lines. */
export function withOutputs(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  const before = process.cwd();
  try {
    for (const [, , block = ''] of text.matchAll(BLOCK)) {
      const name = /^# (\S+\.yaml)\n/.exec(block)?.[1];
      if (name !== undefined) writeIn(folder, name, block);
    }
    process.chdir(folder);
    return withPrinted(text);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** A page with the output of its command lines in the current folder. */
export function withPrinted(text: string): string {
  return text.replaceAll(BLOCK, (whole, language: string, block: string) => {
    const commands = language === 'console' ? [...block.matchAll(COMMAND)] : [];
    const runs = commands.map(([line, words = '']) => `${line}\n${printedBy(words)}\n`);
    return runs.length === 0 ? whole : `\`\`\`console\n${runs.join('\n')}\`\`\``;
  });
}

/** The output of a command line. @throws where it exits with code 2, because the page is wrong then */
function printedBy(words: string): string {
  let [out, error] = ['', ''];
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text), colours: false };
  const code = main(words.split(' '), terminal);
  if (code === 2) throw new Error(`cdk8s-stateful ${words}: ${error}`);
  return `${error}${out}`.trimEnd();
}

function writeIn(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
