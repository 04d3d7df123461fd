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
import { expanded } from './expression';
import type { Library } from './interpret';
import { Names, RESERVED } from './names';
import { withoutNulls } from './nulls';
import { printProgram } from './print/program';
import { withConstants } from './repeated';
import { withoutLastApplied } from './secrets';
import { withSharedEntries } from './shared-entries';
import { withTextConstants } from './texts';
import { tidy } from './tidy';
import { withVerbatim } from './verbatim';
import { verified } from './verify';

/** The result for an object. */
export interface ConvertedObject {
  readonly title: string;
  readonly kind: string;
  /** Whether there is a construct for its kind. */
  readonly covered: boolean;
  /** Why no construct makes it, as the rest of a sentence; undefined where one does. */
  readonly reason: string | undefined;
}

/** A program that makes the objects of an app. */
export interface Conversion {
  readonly program: string;
  /** The id of its chart, from which its output file is named. */
  readonly chartId: string;
  readonly objects: readonly ConvertedObject[];
  /** The environment variables for the values of Secrets, with the values. */
  readonly environment: ReadonlyMap<string, string>;
  /** The rules that the program acknowledges so that it runs. */
  readonly allowed: readonly string[];
  /** Objects that no program can make. */
  readonly lost: readonly ConvertedObject[];
  /** The definitions of custom resources whose classes the program imports, as `cdk8s import` generates them. */
  readonly definitions: readonly JsonObject[];
}

export interface ConvertOptions {
  /** The id of the chart, where the names of objects have no common prefix. */
  readonly name: string;
  /** The ids of charts in other programs of the same folder. */
  readonly takenIds?: readonly string[];
  /**
   * The path of the file with the definitions of custom resources, as the program refers to it: it imports their classes and
   * includes the file. Undefined where there is none.
   */
  readonly definitionsFile?: string | undefined;
  /** The comment at the head of the program. */
  readonly head?: readonly string[];
}

/** Converts an app to a program that makes exactly its objects. */
export function convert(given: readonly Manifest[], library: Library, options: ConvertOptions): Conversion {
  const draft = drafted(given, library, chartIdOf(given, options.name, options.takenIds), options);
  return finished([{ draft }], draft.statements, options);
}

/** The manifests of an app in one environment. */
export interface Variant {
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** Converts an app in several environments to one program; undefined where they differ in more than values. */
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

/** A program before repeated values become constants. */
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
  const manifests = given.map(withoutNulls).map(withoutExported).map(withoutLastApplied);
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

/** A draft, with the values of its environment. */
interface Made {
  readonly draft: Draft;
  readonly values?: Expression;
}

/** Longer names aren't used: nobody would write them by hand. */
const MAX_LENGTH = 40;

function shortOf(candidates: readonly string[]): readonly string[] {
  const short = candidates.filter(({ length }) => length <= MAX_LENGTH);
  return short.length === 0 ? ['value'] : short;
}

function finished(
  made: readonly Made[],
  statements: readonly Statement[],
  { head = [], environments }: ConvertOptions & Pick<Program, 'environments'>,
): Conversion {
  const builders = made.map(({ draft }) => draft.builder);
  const names = new Names([...RESERVED, ...statements.flatMap((one) => (one.type === 'const' ? [one.name] : []))]);
  const nameFor = (...candidates: readonly string[]): string => names.variable(...shortOf(candidates));
  const whole = statements.map((one) => ('value' in one ? { ...one, value: expanded(one.value) } : one));
  const [shared, factored] = withSharedEntries(whole, nameFor);
  const [equal, rest] = withConstants(factored, nameFor);
  const repeated = [...shared, ...equal];
  const apart = rest.map((one) => withTextConstants(one, nameFor));
  // Constants inside a function would be indented, and a template literal's lines would not.
  const constants = environments === undefined ? repeated : [...repeated, ...apart.flatMap(([texts]) => texts)];
  const body = apart.flatMap(([texts, one]) => (environments === undefined ? [...texts, one] : [one]));
  const allowed = [...new Set(builders.flatMap((one) => one.allowed))];
  // Repeated, because acknowledging one rule can make another report the same field.
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

/** The rules that fail the program; none where it has no construct of this library, which would run the checks. */
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

/** The namespaces of charts: first that of the most objects (undefined where most have none), then others with several objects. */
function namespacesOf(manifests: readonly Manifest[]): readonly (string | undefined)[] {
  const counts = new Map<string | undefined, number>();
  for (const { clusterScoped, namespace } of manifests)
    if (!clusterScoped) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [first, ...others] = [...counts].sort(([, one], [, other]) => other - one);
  return [first?.[0], ...others.flatMap(([namespace, count]) => (count > 1 ? [namespace] : []))];
}
