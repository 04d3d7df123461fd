import type { Manifest } from '../inventory/manifest';
import { Adder } from './add';
import { Builder } from './builder';
import { Context } from './context';
import { allowance } from './allowance';
import type { Library } from './interpret';
import { isCovered } from './kinds/covered';
import { withoutNulls } from './nulls';
import { printProgram } from './print/program';
import { withConstants } from './repeated';
import { withoutRecord } from './secrets';
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
  readonly objects: readonly ConvertedObject[];
  /** The variables of the environment that hold values of Secrets, with the values. */
  readonly environment: ReadonlyMap<string, string>;
  /** The rules whose errors the program allows, so that it runs. */
  readonly allowed: readonly string[];
  /** Objects that no program can make. */
  readonly lost: readonly ConvertedObject[];
}

export interface ConvertOptions {
  /** What the chart is called. */
  readonly name: string;
  /** What the program says at its head. */
  readonly head?: readonly string[];
}

/** The program of an app, which makes exactly the objects that the app has. */
export function convert(given: readonly Manifest[], library: Library, options: ConvertOptions): Conversion {
  const manifests = given.map(withoutNulls).map(withoutRecord);
  const builder = new Builder(withVerbatim(library), options.name, mainNamespace(manifests));
  const adder = new Adder(manifests);
  const context = new Context(builder, manifests, (self, manifest) => {
    adder.add(self, manifest);
  });
  for (const manifest of manifests) adder.add(context, manifest);
  const lost = adder.lost.map(({ manifest, reason }) => converted(manifest, reason));
  const objects = builder.parts.flatMap((part) => part.manifests.map((manifest) => converted(manifest, part.reason)));
  const made = builder.parts.flatMap((part) => part.manifests);
  const body = withConstants(tidy(builder.program), (wish) => builder.variable(wish));
  const isChecked = builder.parts.some(({ reason }) => reason === undefined);
  const allowed = [...builder.allowed];
  // What a rule no longer says of a field, another one may.
  for (let more: readonly string[]; ; allowed.push(...more)) {
    const errors = verified([...allowed.map(allowance), ...body], made, builder.library, builder.environment);
    more = isChecked ? errors.filter((rule) => !allowed.includes(rule)) : [];
    if (more.length === 0) break;
  }
  const program = printProgram({ head: options.head ?? [], statements: [...allowed.map(allowance), ...body] });
  return { program, objects, environment: builder.environment, lost, allowed };
}

function converted(manifest: Manifest, reason: string | undefined): ConvertedObject {
  return { title: manifest.title, kind: manifest.kind, covered: isCovered(manifest), reason };
}

/** The namespace that most objects are in; undefined where most leave it open. */
function mainNamespace(manifests: readonly Manifest[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const { clusterScoped, namespace } of manifests)
    if (!clusterScoped) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}
