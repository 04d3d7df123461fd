import { ApiObject, App, Chart, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import type { AppProps, IResolver, ResolutionContext } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { isMisread } from '../../src/synth/scalar';

/** A value of a manifest, as data from which cdk8s's tokens are created. */
export type Value =
  | { readonly is: 'plain'; readonly value: string | number | boolean | null | undefined | bigint }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  | { readonly is: 'map'; readonly entries: readonly (readonly [string, Value])[] }
  | { readonly is: 'lazy' | 'token'; readonly of: Value }
  | { readonly is: 'union'; readonly value: string | number }
  | { readonly is: 'counter' | 'date' | 'empty map' };

export interface Item {
  readonly is: 'chart' | 'construct' | 'object' | 'own toJson';
  readonly id: string;
  /** Selects its scope among the items before it, by the remainder. */
  readonly scope: number;
  readonly name: string | undefined;
  readonly labels: Record<string, string>;
  readonly metadata: Value;
  readonly body: Value;
  readonly patch: 'none' | 'add' | 'replace' | 'remove missing' | 'add null';
  readonly addedLater: Record<string, string>;
}

/** A program that creates a construct tree, as data, so that it can run for several Apps. */
export interface Program {
  readonly items: readonly Item[];
  /** Between constructs, by number: 0 is the app, the others are found by the remainder. */
  readonly dependencies: readonly { readonly from: number; readonly to: number }[];
  readonly yamlOutputType: YamlOutputType;
  readonly recordConstructMetadata: boolean;
  readonly ownResolver: boolean;
  readonly invalid: boolean;
  /** Whether counting Lazy values count; otherwise they return the same each time. */
  readonly counts: boolean;
}

class Union {
  constructor(readonly value: string | number) {}
}

class OwnToJson extends ApiObject {
  override toJson(): unknown {
    const own = super.toJson() as Record<string, unknown>;
    const twice = { here: 'and there' };
    return { ...own, twice: [twice, twice] };
  }
}

class Shout implements IResolver {
  resolve(context: ResolutionContext): void {
    if (context.value === 'quiet') context.replaceValue(`loud at ${context.key.join('.')}`);
  }
}

function materialize(value: Value, count: () => number): unknown {
  switch (value.is) {
    case 'plain':
    case 'union':
      return value.is === 'plain' ? value.value : new Union(value.value);
    case 'list':
      return value.items.map((item) => materialize(item, count));
    case 'map':
      return Object.fromEntries(value.entries.map(([key, entry]) => [key, materialize(entry, count)]));
    case 'lazy':
      return Lazy.any({ produce: () => materialize(value.of, count) });
    case 'token':
      return { resolve: () => materialize(value.of, count) };
    case 'counter':
      return Lazy.any({ produce: count });
    case 'date':
      return new Date(0);
    case 'empty map':
      return {};
  }
}

/** Runs a program for an app. Throws what it throws there. */
export function run(program: Program, create: (props: AppProps) => App, outdir: string): App {
  const { yamlOutputType, recordConstructMetadata } = program;
  const resolvers = program.ownResolver ? [new Shout()] : undefined;
  const app = create({ outdir, yamlOutputType, recordConstructMetadata, resolvers });
  let counter = 0;
  const count = (): number => (program.counts ? counter++ : 0);
  const made: Construct[] = [app];
  for (const item of program.items) {
    const candidates = item.is === 'chart' ? made : made.filter((construct) => construct !== app);
    const scope = candidates[item.scope % Math.max(candidates.length, 1)];
    if (scope !== undefined) made.push(make(item, scope, count));
  }
  const numbered = (number: number): Construct => made[number === 0 ? 0 : 1 + (number % (made.length - 1))]!;
  for (const { from, to } of program.dependencies) numbered(from).node.addDependency(numbered(to));
  if (program.invalid) app.node.addValidation({ validate: () => ['is not valid', 'nor is this'] });
  return app;
}

function make(item: Item, scope: Construct, count: () => number): Construct {
  const id = scope.node.tryFindChild(item.id) === undefined ? item.id : `${item.id}-${scope.node.children.length}`;
  if (item.is === 'construct') return new Construct(scope, id);
  if (item.is === 'chart') return new Chart(scope, id, { namespace: item.name, labels: item.labels });
  const ApiObjectClass = item.is === 'object' ? ApiObject : OwnToJson;
  const object = new ApiObjectClass(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: item.name, labels: item.labels, ...(materialize(item.metadata, count) as object) },
    ...(materialize(item.body, count) as object),
  });
  for (const [key, value] of Object.entries(item.addedLater)) object.metadata.addAnnotation(key, value);
  if (item.patch === 'add') object.addJsonPatch(JsonPatch.add('/patched', { b: 'yes', a: ['no'] }));
  if (item.patch === 'replace') object.addJsonPatch(JsonPatch.replace('/kind', 'Patched'));
  if (item.patch === 'add null') object.addJsonPatch(JsonPatch.add('/gone', null));
  if (item.patch === 'remove missing') object.addJsonPatch(JsonPatch.remove('/not/there'));
  return object;
}

const ODD_WORDS = (
  'yes|no|on|off|y|N|true|False|null|~|1_000|0755|0x1f|1e3|e5|E-2|.5|.inf|1:30|12:30:45|2001-01-01|1Gi|100m|80|' +
  '- a|a: b|a #b|#a|a:|:a|--- |---|...|%a|?|? a|-|!a|&a|*a|@a|`a|a, b|[a]|{a}|"a"|\'a\'|a\'b"c|<<|=|a\nb|a\nb\n|a\n\n|' +
  '\na|\n|  a\nb| a|a |a\tb|a \nb|\r\n|a\rb|\\|\\n|key: |\n\n a\n  b\n\n|a\n# b\n|a\n---\nb|%\na|é|日本|😀|\u{1F600}\na|' +
  'a b  c|a - b|/a/b:c|http://a/b?c=d&e|registry/a:1.2@sha256:0|quiet|$(A)|{{ a }}|*|constructor|toString|resolve'
).split('|');

/** Strings with a meaning in YAML, strings that look like that, and any others. */
export const strings: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD_WORDS, ''), weight: 4 },
  { arbitrary: fc.string({ unit: fc.constantFrom(...' \n\ta:#-"\'.%01_e+{}[],&*!|>?x~yn/'.split('')) }), weight: 4 },
  {
    arbitrary: fc.array(fc.constantFrom(...ODD_WORDS, 'a', '\n', ' '), { maxLength: 4 }).map((parts) => parts.join('')),
    weight: 2,
  },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
  { arbitrary: fc.string({ maxLength: 200 }), weight: 1 },
);

/** The strings that cdk8s prints as Kubernetes reads them: the bytes have to be the same. */
const readable = strings.filter((text) => !isMisread(text) && text !== '<<');

const plain: fc.Arbitrary<Value> = fc
  .oneof(
    { arbitrary: readable, weight: 6 },
    { arbitrary: fc.integer(), weight: 1 },
    { arbitrary: fc.double(), weight: 1 },
    { arbitrary: fc.constantFrom(0, -0, 1e21, 0.1, NaN, Infinity, 2 ** 53, 5e-324), weight: 1 },
    { arbitrary: fc.boolean(), weight: 1 },
    { arbitrary: fc.constantFrom(null, undefined), weight: 1 },
    { arbitrary: fc.bigInt(), weight: 1 },
  )
  .map((value) => ({ is: 'plain', value }));

const keys = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'B', 'spec', '1', '10', '9', 'app.kubernetes.io/name', 'a b'), weight: 200 },
  { arbitrary: readable, weight: 50 },
  { arbitrary: fc.string({ minLength: 140, maxLength: 1100 }), weight: 1 },
);

const { value } = fc.letrec<{ value: Value; map: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: plain, weight: 600 },
    { arbitrary: tie('map'), weight: 300 },
    { arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((items): Value => ({ is: 'list', items })), weight: 300 },
    { arbitrary: fc.record({ is: fc.constantFrom('lazy' as const, 'token' as const), of: tie('value') }), weight: 100 },
    { arbitrary: fc.oneof(readable, fc.integer()).map((union): Value => ({ is: 'union', value: union })), weight: 100 },
    { arbitrary: fc.constantFrom<Value>({ is: 'counter' }, { is: 'empty map' }), weight: 100 },
    { arbitrary: fc.constant<Value>({ is: 'date' }), weight: 1 },
  ),
  map: fc.array(fc.tuple(keys, tie('value')), { maxLength: 4 }).map((entries): Value => ({ is: 'map', entries })),
}));

const mapping = fc.array(fc.tuple(keys, value), { maxLength: 4 }).map((entries): Value => ({ is: 'map', entries }));
const labels = fc.dictionary(fc.constantFrom('a', '1', '10', 'app', 'b/c'), readable, { maxKeys: 3 });

const item: fc.Arbitrary<Item> = fc.record({
  is: fc.constantFrom('chart', 'chart', 'construct', 'object', 'object', 'object', 'object', 'own toJson'),
  id: fc.constantFrom('a', 'b', 'c', '1', '10', '2', 'a/b', 'Default'),
  scope: fc.nat(30),
  name: fc.option(fc.constantFrom('one', 'two', 'a.b', 'yes', '1'), { nil: undefined }),
  labels,
  metadata: fc.oneof(
    { arbitrary: fc.constant<Value>({ is: 'empty map' }), weight: 3 },
    { arbitrary: mapping, weight: 1 },
  ),
  body: mapping,
  patch: fc.oneof(
    { arbitrary: fc.constant('none' as const), weight: 180 },
    { arbitrary: fc.constantFrom('add' as const, 'replace' as const, 'add null' as const), weight: 20 },
    { arbitrary: fc.constant('remove missing' as const), weight: 1 },
  ),
  addedLater: labels,
});

const firstChart = item.map((each): Item => ({ ...each, is: 'chart', scope: 0 }));

// Mostly between constructs in charts, and backwards, so that most programs have neither circles nor errors.
const some = fc.integer({ min: 1, max: 11 });
const dependency = fc.oneof(
  {
    arbitrary: fc
      .tuple(some, some)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({
        from: Math.max(one, other),
        to: Math.min(one, other),
      })),
    weight: 20,
  },
  { arbitrary: fc.record({ from: fc.nat(11), to: fc.nat(11) }), weight: 1 },
);

export interface Limits {
  /** Charts in the app itself and not in charts. */
  readonly isFlat: boolean;
}

/** Programs of up to a dozen constructs. */
export function programs({ isFlat }: Limits): fc.Arbitrary<Program> {
  const any = isFlat ? item.map((each): Item => (each.is === 'chart' ? { ...each, scope: 0 } : each)) : item;
  return fc.record({
    items: fc
      .tuple(firstChart, fc.array(any, { minLength: 5, maxLength: 11 }))
      .map(([first, others]) => [first, ...others]),
    dependencies: fc.array(dependency, { maxLength: 4 }),
    yamlOutputType: fc.constantFrom(
      YamlOutputType.FILE_PER_APP,
      YamlOutputType.FILE_PER_CHART,
      YamlOutputType.FILE_PER_RESOURCE,
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    ),
    recordConstructMetadata: fc.boolean(),
    ownResolver: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
    counts: fc.constant(true),
    invalid: fc.oneof({ arbitrary: fc.constant(false), weight: 30 }, { arbitrary: fc.constant(true), weight: 1 }),
  });
}
