// The layers of src, from the top, and the ESLint rule that enforces the direction of imports. CONTRIBUTING.md has the table.
const { isBuiltin } = require('node:module');
const { posix } = require('node:path');

/** `pure`: no modules of Node, so that it runs in a browser, too. */
const LAYERS = [
  { folder: 'cli', knows: 'arguments, files, exit codes' },
  { folder: 'prove', knows: 'what files survive on a cluster, seen' },
  { folder: 'picture', knows: 'an inventory as a page', pure: true },
  { folder: 'convert', knows: 'manifests as a program', pure: true },
  { folder: 'plan', knows: 'the steps from one inventory to another', pure: true },
  { folder: 'change', knows: 'what applying one inventory over another does', pure: true },
  { folder: 'survival', knows: 'what the files under each mount survive', pure: true },
  { folder: 'app', knows: 'workloads, containers, Services' },
  { folder: 'store', knows: 'claims, volumes, classes, snapshots' },
  { folder: 'env', knows: 'ConfigMaps and Secrets' },
  { folder: 'construct', knows: 'what constructs share: names, props, errors' },
  { folder: 'check', knows: 'rules, findings, reports', pure: true },
  { folder: 'source', knows: 'where manifests come from: files, kustomize, Helm, git' },
  { folder: 'inventory', knows: 'manifests, and what they refer to', pure: true },
  { folder: 'images', knows: 'programs that keep files, one row each', pure: true },
  { folder: 'drivers', knows: 'storage drivers', pure: true },
  { folder: 'synth', knows: 'FastApp' },
  { folder: 'api', knows: 'what the Kubernetes API accepts', pure: true },
];

/** The path of a file below src, also on Windows; undefined for other files. */
function belowSrc(path) {
  return /(?:^|\/)src\/(.*)$/.exec(path.replaceAll('\\', '/'))?.[1];
}

/** Why an import is not allowed; undefined where it is. */
function problemOf(file, imported) {
  const [folder, ...rest] = file.split('/');
  if (rest.length === 0) return undefined; // src/index.ts exports from all layers
  const own = LAYERS.findIndex((layer) => layer.folder === folder);
  if (own < 0) return `src/${folder} has no place in the table of scripts/layers.cjs`;
  if (isBuiltin(imported))
    return LAYERS[own].pure ? `src/${folder} runs in a browser too: nothing of Node, such as ${imported}` : undefined;
  if (!imported.startsWith('.')) return undefined;
  const target = posix.join('src', posix.dirname(file), imported);
  if (!target.startsWith('src/')) return undefined;
  if (target === 'src/index' && folder === 'cli') return undefined; // the constructs, for programs
  const [, other] = target.split('/');
  const layer = LAYERS.findIndex(({ folder }) => folder === other);
  if (layer < 0) return `${imported} is in no layer of the table of scripts/layers.cjs`;
  if (layer < own)
    return `src/${folder} is below src/${other} and can't know it: imports point down the table of CONTRIBUTING.md`;
  return undefined;
}

const rule = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{ problem }}' } },
  create(context) {
    const file = belowSrc(context.filename);
    if (file === undefined) return {};
    const look = (node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      const problem = problemOf(file, node.value);
      if (problem !== undefined) context.report({ node, messageId: 'layer', data: { problem } });
    };
    return {
      ImportDeclaration: ({ source }) => look(source),
      ExportNamedDeclaration: ({ source }) => look(source),
      ExportAllDeclaration: ({ source }) => look(source),
      ImportExpression: ({ source }) => look(source),
      TSImportType: ({ source }) => look(source),
      TSExternalModuleReference: ({ expression }) => look(expression),
      CallExpression({ callee, arguments: [argument] }) {
        if (callee.type === 'Identifier' && callee.name === 'require') look(argument);
      },
    };
  },
};

module.exports = { LAYERS, rule };
