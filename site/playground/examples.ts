/** The examples of the playground, gathered when it is built. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf, manifestOf } from '../../scripts/apps-page';
import { headingOf, titledFamilies } from '../../scripts/apps-index';
import { rules as changeRules } from '../../src/change/rules.generated';
import { rules } from '../../src/check/rules.generated';

export interface Example {
  /** What it is in an address. */
  readonly id: string;
  readonly title: string;
  /** One text, or an old and a new one. */
  readonly texts: readonly string[];
}

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

/** All examples; the group of the first things to look at comes first. */
export function exampleGroups(root: string): readonly ExampleGroup[] {
  return [
    { title: 'Begin here', examples: firstExamples(root) },
    { title: 'The story, stage by stage', examples: story(root) },
    { title: 'What the checks find', examples: ofRules() },
    { title: 'What an update does', examples: ofChanges() },
    { title: 'Programs that keep files', examples: programs() },
  ];
}

function firstExamples(root: string): readonly Example[] {
  const yaml = (name: string): string => readFileSync(join(root, 'examples/yaml', name), 'utf8');
  return [
    { id: 'database', title: 'A database whose files are lost', texts: [yaml('database.yaml')] },
    {
      id: 'renamed-claim',
      title: 'An update that renames a claim',
      texts: [yaml('database-v1.yaml'), yaml('database-v2.yaml')],
    },
  ];
}

/** Each stage as the examples synthesize it. */
function story(root: string): readonly Example[] {
  const folder = join(root, 'dist');
  return readdirSync(folder)
    .filter((file) => /^story-.*\.k8s\.yaml$/.test(file))
    .sort()
    .map((file) => {
      const id = file.slice(0, -'.k8s.yaml'.length);
      return { id, title: id.replaceAll('-', ' '), texts: [readFileSync(join(folder, file), 'utf8')] };
    });
}

function ofRules(): readonly Example[] {
  return rules
    .map((listed) => listed.load())
    .flatMap(({ name, bad, good }) => [
      { id: `rules/${name}`, title: name, texts: [bad()] },
      { id: `rules/${name}/good`, title: `${name}: as it should be`, texts: [good()] },
    ]);
}

function ofChanges(): readonly Example[] {
  return changeRules.flatMap(({ name, before, bad, good }) => [
    { id: `changes/${name}`, title: name, texts: [before(), bad()] },
    { id: `changes/${name}/good`, title: `${name}: as it should be`, texts: [before(), good()] },
  ]);
}

/** The StatefulSets of docs/apps.md. */
function programs(): readonly Example[] {
  return titledFamilies()
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const example = exampleOf(row);
      const title = headingOf(row);
      const id = `apps/${title
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/-$/, '')}`;
      return example === undefined ? [] : [{ id, title, texts: [manifestOf(example)] }];
    })
    .sort((one, other) => one.title.localeCompare(other.title, 'en'));
}
