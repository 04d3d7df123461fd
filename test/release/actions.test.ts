import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, projectFiles } from '../../src/cli/init/project';

const WORKFLOWS = '.github/workflows';

/** The files that name actions: the project's workflows and action, what users copy, and what `init` writes. */
function texts(): readonly string[] {
  const files = [...readdirSync(WORKFLOWS).map((file) => join(WORKFLOWS, file)), 'action.yml', 'docs/ci.md'];
  const projects = LANGUAGES.map((language) => projectFiles({ name: 'shop', language, version: '1.0.0' }));
  return [...files.map((file) => readFileSync(file, 'utf8')), ...projects.flatMap((files) => Object.values(files))];
}

test('an action of GitHub has the same version wherever it is used', () => {
  const versions = new Map<string, Set<string>>();
  for (const text of texts())
    for (const [, action = '', version = ''] of text.matchAll(/\buses: ([\w./-]+)@(\S+)/g))
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
  expect([...versions.keys()]).toEqual(
    expect.arrayContaining(['actions/checkout', 'actions/setup-node', 'actions/setup-python']),
  );
  expect([...versions].filter(([, all]) => all.size > 1)).toEqual([]);
});
