import type { JsonObject } from '../inventory/json';
import { isSameJson } from '../inventory/json';
import type { Manifest } from '../inventory/manifest';
import { Adder } from './add';
import { Builder } from './builder';
import { chartIdOf } from './chart-id';
import { Context } from './context';
import { allowance } from './allowance';
import { Definitions } from './custom/definitions';
import { environmentOf, mergedProgram } from './environments';
import { withoutExported } from './exported';
import type { Expression, Program, Statement } from './expression';
import { opened } from './expression';
import type { Library } from './interpret';
import { Names, RESERVED } from './names';
import { withoutNulls } from './nulls';
import { printProgram } from './print/program';
import { withConstants } from './repeated';
import { withoutRecord } from './secrets';
import { withSharedEntries } from './shared-entries';
import { withoutTexts } from './texts';
import { tidy } from './tidy';
import { withVerbatim } from './verbatim';
import { verified } from './verify';

/** What becomes of an object. */
export interface ConvertedObject {
  readonly title: string;
  readonly kind: string;
  /** Whether there is a construct for its kind. */
  readonly covered: boolean;
  /** Why no construct makes it: the rest of a sentence. */
  readonly reason: string | undefined;
}

/** A program that makes the objects of an app. */
export interface Conversion {
  readonly program: string;
  /** The id of its chart, after which the file is called that it writes. */
  readonly chartId: string;
  readonly objects: readonly ConvertedObject[];
  /** The variables of the environment that hold values of Secrets, with the values. */
  readonly environment: ReadonlyMap<string, string>;
  /** The rules whose errors the program allows, so that it runs. */
  readonly allowed: readonly string[];
  /** Objects that no program can make. */
  readonly lost: readonly ConvertedObject[];
  /** The definitions of custom resources whose classes the program imports, which `cdk8s import` makes of them. */
  readonly definitions: readonly JsonObject[];
}

export interface ConvertOptions {
  /** What the chart is called, where the names of objects have nothing in common. */
  readonly name: string;
  /** The ids that charts of programs beside it have. */
  readonly takenIds?: readonly string[];
  /**
   * The file that holds the definitions of custom resources, as the program names it: it imports the classes that are made of
   * them, and includes the file. Undefined where there is none.
   */
  readonly definitionsFile?: string | undefined;
  /** What the program says at its head. */
  readonly head?: readonly string[];
}

/** The program of an app, which makes exactly the objects that the app has. */
export function convert(given: readonly Manifest[], library: Library, options: ConvertOptions): Conversion {
  const draft = drafted(given, library, chartIdOf(given, options.name, options.takenIds), options);
  return finished([{ draft }], draft.statements, options);
}

/** An app as it is in one environment. */
export interface Variant {
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** One program of an app in several environments; undefined where they differ in more than values. */
export function convertEnvironments(
  variants: readonly Variant[],
  library: Library,
  options: ConvertOptions,
): Conversion | undefined {
  const chartId = chartIdOf(variants[0]?.manifests ?? [], options.name, options.takenIds);
  const drafts = variants.map(({ manifests }) => drafted(manifests, library, chartId, options));
  const merged = mergedProgram(drafts.map(({ statements }) => statements));
  const definitions = drafts.map(({ builder }) => builder.definitions.used.map(({ data }) => data));
  if (merged === undefined || definitions.some((one) => !isSameJson(one, definitions[0] ?? []))) return undefined;
  const made = drafts.map((draft, at) => ({ draft, values: environmentOf(merged.fields, at) }));
  const environments = variants.map(({ name }, at) => ({ name, values: environmentOf(merged.fields, at) }));
  return finished(made, merged.statements, { ...options, environments: { fields: merged.fields, all: environments } });
}

/** What an app becomes, before what is repeated in it has a name. */
interface Draft {
  readonly builder: Builder;
  readonly statements: readonly Statement[];
  readonly lost: readonly ConvertedObject[];
}

function drafted(
  given: readonly Manifest[],
  library: Library,
  chartId: string,
  { definitionsFile }: ConvertOptions,
): Draft {
  const manifests = given.map(withoutNulls).map(withoutExported).map(withoutRecord);
  const definitions = new Definitions(withVerbatim(library), manifests, definitionsFile);
  const builder = new Builder(definitions, chartId, namespacesOf(manifests));
  const adder = new Adder(manifests);
  const context = new Context(builder, manifests, (self, manifest) => {
    adder.add(self, manifest);
  });
  adder.addAll(context, manifests);
  const lost = adder.lost.map(({ manifest, reason }) => converted(builder, manifest, reason));
  return { builder, statements: tidy(builder.program, builder.numbered), lost };
}

/** A draft that a program makes, with the environment that it makes it of. */
interface Made {
  readonly draft: Draft;
  readonly values?: Expression;
}

/** A name of more characters is none that a person would write. */
const MAX_LENGTH = 40;

function shortOf(wishes: readonly string[]): readonly string[] {
  const short = wishes.filter(({ length }) => length <= MAX_LENGTH);
  return short.length === 0 ? ['value'] : short;
}

function finished(
  made: readonly Made[],
  statements: readonly Statement[],
  { head = [], environments }: ConvertOptions & Pick<Program, 'environments'>,
): Conversion {
  const builders = made.map(({ draft }) => draft.builder);
  const names = new Names([...RESERVED, ...statements.flatMap((one) => (one.type === 'const' ? [one.name] : []))]);
  const nameFor = (...wishes: readonly string[]): string => names.variable(...shortOf(wishes));
  const whole = statements.map((one) => ('value' in one ? { ...one, value: opened(one.value) } : one));
  const [shared, factored] = withSharedEntries(whole, nameFor);
  const [equal, rest] = withConstants(factored, nameFor);
  const repeated = [...shared, ...equal];
  const apart = rest.map((one) => withoutTexts(one, nameFor));
  // Those of a function would not begin where its lines do.
  const constants = environments === undefined ? repeated : [...repeated, ...apart.flatMap(([texts]) => texts)];
  const body = apart.flatMap(([texts, one]) => (environments === undefined ? [...texts, one] : [one]));
  const allowed = [...new Set(builders.flatMap((one) => one.allowed))];
  // What a rule no longer says of a field, another one may.
  for (let more: readonly string[]; ; allowed.push(...more)) {
    const program = [...allowed.map(allowance), ...constants, ...body];
    const errors = made.flatMap(({ draft, values }) => errorsOf(program, draft.builder, values));
    more = [...new Set(errors)].filter((rule) => !allowed.includes(rule));
    if (more.length === 0) break;
  }
  const modules = new Map(builders.flatMap(({ definitions }) => [...definitions.modules]));
  const definitions = new Map(builders.flatMap((one) => one.definitions.used.map(({ name, data }) => [name, data])));
  return {
    program: printProgram({ head, environments, modules, constants, statements: [...allowed.map(allowance), ...body] }),
    chartId: builders[0]?.chartId ?? '',
    objects: builders.flatMap((builder) =>
      builder.parts.flatMap(({ manifests, reason }) => manifests.map((one) => converted(builder, one, reason))),
    ),
    environment: new Map(builders.flatMap(({ environment }) => [...environment])),
    lost: made.flatMap(({ draft }) => draft.lost),
    definitions: [...definitions.values()],
    allowed,
  };
}

/** The rules that fail the program; none where it has no construct that has it checked. */
function errorsOf(
  program: readonly Statement[],
  { parts, library, environment }: Builder,
  values?: Expression,
): readonly string[] {
  const manifests = parts.flatMap((part) => part.manifests);
  const errors = verified(program, manifests, library, environment, values);
  return parts.some(({ reason }) => reason === undefined) ? errors : [];
}

function converted(builder: Builder, manifest: Manifest, reason: string | undefined): ConvertedObject {
  return { title: manifest.title, kind: manifest.kind, covered: builder.covers(manifest), reason };
}

/** The namespaces of charts: that of the most objects, undefined where most leave it open, and others of several objects. */
function namespacesOf(manifests: readonly Manifest[]): readonly (string | undefined)[] {
  const counts = new Map<string | undefined, number>();
  for (const { clusterScoped, namespace } of manifests)
    if (!clusterScoped) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [first, ...others] = [...counts].sort(([, one], [, other]) => other - one);
  return [first?.[0], ...others.flatMap(([namespace, count]) => (count > 1 ? [namespace] : []))];
}
