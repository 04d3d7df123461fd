import * as cdk8s from 'cdk8s';
import * as stateful from '../../src';
import type { FieldType } from '../../src/api/fields';
import { fieldsOf, ObjectType } from '../../src/api/fields';
import { convert } from '../../src/convert/convert';
import type { Json, JsonObject } from '../../src/inventory/json';
import { isObject } from '../../src/inventory/json';
import { readManifests } from '../../src/inventory/read';
import type { FieldCase } from './field-cases';
import { FIELD_CASES } from './field-cases';
import { otherValue, sampleOf, valuesOf, withValue } from './field-samples';
import type { SitePage } from './page';
import { table } from './page';
import type { ProgramOption } from './program-options';
import { changedOptions } from './program-options';

const LIBRARY = { ...cdk8s, ...stateful };

/** Fields that only the server writes, or that are of every object. */
const LEFT_OUT: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** Fields that hold what one of the cases is about. */
const CASES_OF_THEIR_OWN: ReadonlySet<string> = new Set([
  'V1ProjectedVolumeSource.sources',
  'V1EphemeralVolumeSource.volumeClaimTemplate',
  'V1DownwardAPIVolumeSource.items',
  'V1DownwardAPIProjection.items',
]);

/** What every program has. */
const NOT_OPTIONS: ReadonlySet<string> = new Set(['Checks.allow', 'Chart']);

/** A key that has one value alone. */
const TAKEN_WHOLE: ReadonlySet<string> = new Set(['V1NodeSelectorTerm.matchFields']);

/** Written as the API has it. */
const UNTYPED = '`ApiObject`';

type Step = string | number;

interface Leaf {
  readonly path: readonly Step[];
  /** The type that has the field. */
  readonly owner: string;
  /** That of the field's value. */
  readonly type?: FieldType;
}

/**
 * Every field of the storage API with the option that stands for it: a manifest with the field is converted to a program, and
 * once more with another value; what differs in the program is the option.
 */
export function fieldsPage(): SitePage {
  const text = [
    '# From a field of the API to its option',
    'Every field that Kubernetes has for storage, and the class and option of this package that writes it. Made by converting a manifest with the field, and with another value of it: what differs in the program is the option. `ApiObject` is that of cdk8s, which takes every field as the API has it; `claimSpec`, `volumeSpec`, `podSpec` and the like do so for one part of an object.',
    ...FIELD_CASES.flatMap((one) => [`## ${one.title}`, table(['field', 'class and option'], rowsOf(one))]),
    '## Without a class',
    'CSIDriver, CSINode, CSIStorageCapacity and VolumeAttachment are made by drivers and by the cluster; in a program they are an `ApiObject`, and the checks know every field of theirs.',
  ];
  return { path: 'reference/fields/index.md', text: `${text.join('\n\n')}\n` };
}

/** A row for each field of a part of the API. */
export function rowsOf(one: FieldCase): readonly (readonly string[])[] {
  const names = one.type === undefined ? Object.keys(one.fields ?? {}) : [...fieldsOf(one.type).keys()];
  return names
    .filter((name) => !LEFT_OUT.has(name))
    .flatMap((name) => {
      const type = one.type === undefined ? undefined : fieldsOf(one.type).get(name);
      const bases = basesOf(one, name, type).map((base) => ({ base, before: programOf(one.object(base)) }));
      const leaves =
        type === undefined ? leavesOfValue(bases[0]?.base[name], [name]) : leavesOf(one.type ?? '', type, [name]);
      return leaves.map((leaf) => {
        const texts = bases.map(({ base, before }) =>
          optionText(changedOptions(before, programOf(one.object(withLeaf(base, leaf))))),
        );
        return [`\`${one.prefix}${written(leaf.path)}\``, texts.find((text) => text !== UNTYPED) ?? notConverted(leaf)];
      });
    });
}

/** What has to be there, and a field with all that is in it, in each way that its parts suit each other. */
function basesOf(one: FieldCase, name: string, type: FieldType | undefined): readonly JsonObject[] {
  const minimal = one.minimal(name);
  if (type === undefined || one.type === undefined) return [minimal];
  const samples = isWhole(type) ? undefined : valuesOf(one.type, name);
  return (samples ?? [sampleOf(one.type, name, type)]).map((sample) => ({ ...minimal, [name]: sample }));
}

/** Whether the field is a row of its own, and not what is in it. */
function isWhole(type: FieldType): boolean {
  return !((type.kind === 'list' ? type.of : type) instanceof ObjectType);
}

/** An object in which a field is there that was not, or has another value. */
function withLeaf(base: JsonObject, { path, owner, type }: Leaf): JsonObject {
  const name = String(path.at(-1));
  const value = valueAt(base, path);
  const to =
    value === undefined && type !== undefined ? sampleOf(owner, name, type) : otherValue(owner, name, value ?? '');
  return withValue(base, path, to) as JsonObject;
}

/** Where the fields of a type end: at a value, a map, a list of values, or what is a case of its own. */
function leavesOf(owner: string, type: FieldType, path: readonly Step[]): readonly Leaf[] {
  if (CASES_OF_THEIR_OWN.has(`${owner}.${path.at(-1) ?? ''}`)) return [];
  const inner = type.kind === 'list' ? type.of : type;
  if (!(inner instanceof ObjectType) || TAKEN_WHOLE.has(`${owner}.${path.at(-1) ?? ''}`))
    return [{ path, owner, type }];
  const way = type.kind === 'list' ? [...path, 0] : path;
  return [...inner.fields].flatMap(([name, field]) => leavesOf(inner.type, field, [...way, name]));
}

function leavesOfValue(value: Json | undefined, path: readonly Step[]): readonly Leaf[] {
  if (!isObject(value) || path.at(-1) === 'parameters' || path.at(-1) === 'matchLabels') return [{ path, owner: '' }];
  return Object.entries(value).flatMap(([name, own]) => leavesOfValue(own, [...path, name]));
}

function valueAt(value: Json | undefined, path: readonly Step[]): Json | undefined {
  return path.reduce<Json | undefined>((at, step) => (at as Record<Step, Json> | undefined)?.[step], value);
}

function written(path: readonly Step[]): string {
  return path.map((step, index) => (typeof step === 'number' ? '[]' : `${index === 0 ? '' : '.'}${step}`)).join('');
}

function programOf(object: JsonObject): string {
  const { manifests } = readManifests('object.yaml', JSON.stringify(object));
  return convert(manifests, LIBRARY, { name: 'app' }).program;
}

function optionText(options: readonly ProgramOption[]): string {
  const owned = options.filter(({ owner }) => owner !== '' && !NOT_OPTIONS.has(owner));
  const ours = owned.filter(({ owner }) => owner !== 'ApiObject');
  if (ours.length === 0) return UNTYPED;
  return [...new Set(ours.map(textOf))].join(', ');
}

/** An option that there is, but that no program has which was converted. */
function notConverted({ path }: Leaf): string {
  const method = path.find((step) => step === 'podCertificate');
  if (method === undefined) return UNTYPED;
  return textOf({ owner: `ProjectedSource.${method}`, option: String(path.at(-1)), value: '' });
}

function textOf({ owner, option }: ProgramOption): string {
  const [name = '', method] = owner.split('.');
  const place = `../constructs/${name}.md${method === undefined ? '' : `#${method.toLowerCase()}`}`;
  const written = option.replace(/\[\]$/, '');
  return `${name in stateful ? `[${owner}](${place})` : `\`${owner}\``}${written === '' ? '' : ` \`${written}\``}`;
}
