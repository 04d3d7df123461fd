import type { Environments, Program, Statement } from '../expression';
import { expressionIn, namesIn, object, readsEnvironment } from '../expression';
import type { Doc } from './doc';
import { group, indent, LAST_COMMA, LINE, NEW_LINE, render } from './doc';
import { expressionDoc } from './expression';
import { comment, quoted } from './literal';
import { GAP, paragraphs } from './paragraphs';

/** The names that a program imports from cdk8s. */
const OF_CDK8S: ReadonlyMap<string, string> = new Map(
  ['ApiObject', 'App', 'Chart', 'Include', 'JsonPatch', 'Size'].map((name) => [name, 'cdk8s']),
);

/** Imported names begin with a capital letter, and variables don't. */
const IS_CLASS = /^[A-Z]/;

/** Prints a program as TypeScript, formatted as by Prettier. */
export function printProgram({ head, environments, modules, constants, statements }: Program): string {
  const values = [
    ...[...constants, ...statements].flatMap((statement) => expressionIn(statement) ?? []),
    ...(environments?.all.map((one) => one.values) ?? []),
  ];
  const used = new Set(['App', ...values.flatMap(namesIn)]);
  const hasVerbatim = used.delete('Verbatim');
  if (hasVerbatim) used.add('ApiObject');
  const imports = [...used].filter((name) => IS_CLASS.test(name)).sort(byName);
  const moduleOf = (name: string): string => OF_CDK8S.get(name) ?? modules?.get(name) ?? 'cdk8s-stateful';
  const all = ['cdk8s', 'cdk8s-stateful', ...[...new Set(modules?.values())].sort()];
  return render([
    ...comment(head).map((line) => [line, NEW_LINE]),
    ...all.map((module) =>
      importDoc(
        imports.filter((name) => moduleOf(name) === module),
        module,
      ),
    ),
    NEW_LINE,
    hasVerbatim ? [VERBATIM, NEW_LINE] : [],
    constants.length === 0 ? [] : [paragraphs(constants.map(statementDoc)), NEW_LINE, NEW_LINE],
    environments === undefined
      ? paragraphs(['export const app = new App();', ...statements.map(statementDoc), GAP, 'app.synth();'])
      : [
          environmentsDoc(environments),
          `${HEAD_OF_ENVIRONMENTS} {`,
          indent(NEW_LINE, paragraphs(statements.map(statementDoc))),
          [NEW_LINE, '}', NEW_LINE, NEW_LINE, RUN_OF_ENVIRONMENTS],
        ],
    NEW_LINE,
    values.some(readsEnvironment) ? [NEW_LINE, SECRET] : [],
  ]);
}

/** The function that is called for each environment. */
const HEAD_OF_ENVIRONMENTS = 'export function build(app: App, environment: Environment)';

/** The code that synthesizes all environments. */
const RUN_OF_ENVIRONMENTS = `const { outdir } = new App(); // dist, or what CDK8S_OUTDIR names
for (const [name, environment] of Object.entries(environments)) {
  const app = new App({ outdir: \`\${outdir}/\${name}\` });
  build(app, environment);
  app.synth();
}`;

/** The type `Environment`, and the values of all environments by name. */
function environmentsDoc({ fields, all }: Environments): Doc {
  const lines = fields.map(({ name, type }) => {
    const [given, isOptional] = [type.replace(/ \| undefined\b|\bundefined \| /, ''), /\bundefined\b/.test(type)];
    return [NEW_LINE, `readonly ${name}${isOptional ? '?' : ''}: ${given};`];
  });
  const values = object(Object.fromEntries(all.map((one) => [one.name, one.values])));
  return [
    ['/** What differs from one environment to the next. */', NEW_LINE],
    ['export interface Environment {', indent(...lines), NEW_LINE, '}', NEW_LINE, NEW_LINE],
    group(['export const environments: Readonly<Record<string, Environment>> = ', expressionDoc(values), ';']),
    [NEW_LINE, NEW_LINE],
  ];
}

/** The function that reads a value of a Secret from an environment variable. */
const SECRET = `function secret(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(\`\${name} is not set\`);
  return value;
}
`;

/** The class for objects that cdk8s would change. */
const VERBATIM = `/** An object as it is written: cdk8s would leave a part of it out. */
class Verbatim extends ApiObject {
  constructor(
    scope: Chart,
    id: string,
    private readonly json: string,
  ) {
    super(scope, id, { apiVersion: 'v1', kind: 'Verbatim', metadata: { name: 'verbatim' } });
  }

  override toJson(): unknown {
    return JSON.parse(this.json);
  }
}
`;

function byName(one: string, other: string): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function importDoc(names: readonly string[], module: string): Doc {
  if (names.length === 0) return [];
  const list = names.map((name, i) => (i === 0 ? name : [',', LINE, name]));
  return [group(['import {', indent(LINE, list), LAST_COMMA, LINE, '} from ', quoted(module), ';']), NEW_LINE];
}

function statementDoc(statement: Statement): Doc {
  if (statement.type === 'comment')
    return comment(statement.lines).map((line, i) => (i === 0 ? line : [NEW_LINE, line]));
  if (statement.type === 'gap') return GAP;
  const doc = expressionDoc(statement.value);
  if (statement.type === 'do') return [doc, ';'];
  const isText = typeof doc === 'string' && /^['"]/.test(doc);
  return group([`const ${statement.name} =`, isText ? group(indent(LINE, doc)) : [' ', doc], ';']);
}
