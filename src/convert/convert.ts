import type { Manifest } from '../inventory/manifest';
import { Builder } from './builder';
import type { Library } from './interpret';
import { isCovered } from './kinds';
import { printProgram } from './print/program';
import { apiObject, verbatim } from './raw';
import { tidy } from './tidy';
import { withVerbatim } from './verbatim';

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
export function convert(manifests: readonly Manifest[], library: Library, options: ConvertOptions): Conversion {
  const builder = new Builder(withVerbatim(library), options.name, mainNamespace(manifests));
  const lost: ConvertedObject[] = [];
  for (const manifest of manifests) {
    const problem = addRaw(builder, manifest, 'has no construct for its kind');
    if (problem !== undefined) lost.push(converted(manifest, problem));
  }
  const objects = builder.parts.flatMap((part) => part.manifests.map((manifest) => converted(manifest, part.reason)));
  const program = { head: options.head ?? [], statements: tidy(builder.statements) };
  return { program: printProgram(program), objects, environment: builder.environment, lost };
}

function converted(manifest: Manifest, reason: string | undefined): ConvertedObject {
  return { title: manifest.title, kind: manifest.kind, covered: isCovered(manifest), reason };
}

/** Adds an object as it is. @returns why it can't be made */
function addRaw(builder: Builder, manifest: Manifest, reason: string): string | undefined {
  const problem = builder.attempt([manifest], () => apiObject(builder, manifest), reason);
  if (problem === undefined || manifest.kind === 'Secret') return problem;
  return builder.attempt([manifest], () => verbatim(builder, manifest), `${reason}, and cdk8s would change it`);
}

/** The namespace that most objects are in; undefined where most leave it open. */
function mainNamespace(manifests: readonly Manifest[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const { clusterScoped, namespace } of manifests)
    if (!clusterScoped) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}
