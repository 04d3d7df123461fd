// Writes src/api/api-versions.generated.ts from the source of k8s.io/api: the kinds of each group and version, and the version of
// Kubernetes that removed them. The argument is the folder that `go mod download -json k8s.io/api@v0.36.3` prints.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of k8s.io/api');
/** Kinds that aren't written as manifests. */
const NOT_APPLIED =
  /(List|Options|Review|Scale|Rollback|Eviction|RangeAllocation|SerializedReference|PodStatusResult|NodeProxyOptions|APIGroupDiscovery|APIGroup)$/;

const groups = {};
const removed = {};
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
  const group = join(folder, name);
  for (const version of readdirSync(group)
    .filter((entry) => /^v\d/.test(entry))
    .sort()) {
    const file = join(group, version, 'register.go');
    if (!existsSync(file)) continue;
    const register = readFileSync(file, 'utf8');
    const groupName = /GroupName\s*=\s*"([^"]*)"/.exec(register)?.[1];
    if (groupName === undefined) continue;
    const kinds = [...register.matchAll(/&(\w+)\{\}/g)]
      .map(([, kind]) => kind)
      .filter((kind) => !NOT_APPLIED.test(kind));
    if (kinds.length > 0) (groups[groupName] ??= {})[version] = kinds.sort();
    const lifecycle = join(group, version, 'zz_generated.prerelease-lifecycle.go');
    if (!existsSync(lifecycle)) continue;
    for (const [, kind, minor] of readFileSync(lifecycle, 'utf8').matchAll(
      /func \(in \*(\w+)\) APILifecycleRemoved\(\)[^{]*\{\s*return 1, (\d+)/g,
    ))
      if (kinds.includes(kind)) removed[`${groupName}/${version} ${kind}`] = Number(minor);
  }
}
const lines = Object.entries(groups).map(([group, versions]) => {
  const rows = Object.entries(versions).map(([version, kinds]) => `    ${version}: '${kinds.join(' ')}',`);
  return `  '${group}': {\n${rows.join('\n')}\n  },`;
});
const gone = Object.entries(removed).map(([key, minor]) => `  '${key}': ${minor},`);
writeFileSync(
  join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'api', 'api-versions.generated.ts'),
  `// Written by scripts/api-versions.mjs from k8s.io/api; not to be edited.

/** The kinds of each version of a group. */
export const apiKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${lines.join('\n')}
};

/** The minor version of Kubernetes 1 that doesn't serve a kind any more. */
export const apiRemovals: Readonly<Record<string, number>> = {
${gone.join('\n')}
};
`,
);
