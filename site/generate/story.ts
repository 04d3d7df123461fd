import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';
import { pictureOf } from '../../src/picture/picture';
import { EVENT_LABELS } from '../../src/picture/labels';
import type { SitePage } from './page';
import type { Stage } from './story-stages';
import { STAGES } from './story-stages';

const ROOT = join(__dirname, '..', '..');
const FILES = 'https://github.com/cdk8s-stateful/cdk8s-stateful/blob/main/';

/** The story app stage by stage: the program, the YAML that it makes, and a picture of what becomes of the story. */
export function storyPages(): readonly SitePage[] {
  const text = [
    '# The story, stage by stage',
    `A small web app keeps one text, the story, in a file. It is taken from a container that forgets the story at its first restart to one that keeps it, a stage at a time. Each stage is an app of its own in [examples/story-stages.ts](${FILES}examples/story-stages.ts); \`npm run synth\` writes the YAML, and \`npx cdk8s-stateful picture\` draws the pictures.`,
    ...STAGES.flatMap(sectionOf),
    '## All stages beside each other',
    'Which event takes the story away at which stage: [What survives what](./survival.md) has the table.',
  ].join('\n\n');
  const pictures = STAGES.map((stage) => ({ path: `pictures/${stage.name}.svg`, text: pictureFor(stage) }));
  return [{ path: 'story.md', text: `${text}\n` }, ...pictures];
}

function sectionOf(stage: Stage): readonly string[] {
  const { name, title, text, event } = stage;
  return [
    `## ${title}`,
    text,
    `\`\`\`ts\n${programOf(name)}\n\`\`\``,
    `![${title}: what becomes of the story. ${EVENT_LABELS[event].sentence}](./pictures/${name}.svg)`,
    `::: details The YAML that it makes\n\`\`\`yaml\n${manifestsOf(name)}\`\`\`\n:::`,
  ];
}

/** What a stage does in its chart, with the function of the example that it calls. */
function programOf(name: string): string {
  const file = name === 'story-cloud' ? 'examples/laptop-to-cloud.ts' : 'examples/story-stages.ts';
  const source = readFileSync(join(ROOT, file), 'utf8');
  const stage = new RegExp(`^  '${name}': (?:\\(chart\\) => \\{\\n([^]*?)^  \\}|(\\w+)),$`, 'm').exec(source);
  if (stage === null) throw new Error(`${file} has no stage ${name}: mend generate/story-stages.ts`);
  const [, body, called] = stage;
  const program = called === undefined ? indented(body ?? '', 4) : functionOf(source, called);
  const helper = /\b(hostStore|storyOn)\(/.exec(program)?.[1];
  return [program, ...(helper === undefined ? [] : [functionOf(source, helper)])].join('\n\n');
}

function functionOf(source: string, name: string): string {
  return new RegExp(`^function ${name}\\([^]*?^\\}`, 'm').exec(source)?.[0] ?? '';
}

function indented(text: string, by: number): string {
  return text.replaceAll(new RegExp(`^ {${by}}`, 'gm'), '').trimEnd();
}

function manifestsOf(name: string): string {
  return readFileSync(join(ROOT, 'dist', `${name}.k8s.yaml`), 'utf8');
}

function pictureFor({ name, event }: Stage): string {
  const inventory = new Inventory(readManifests(`${name}.k8s.yaml`, manifestsOf(name)).manifests);
  return pictureOf([{ app: name, inventory }], [], { format: 'svg', event });
}
