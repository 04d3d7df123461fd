import { STRING_OR_COMMENT } from './strings';

/** Fields of an ApiObject that its constructor has as parameters in Python. */
const PARAMETERS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** A program whose ApiObjects get their other fields by patches, for which Python's constructor has no parameters. */
export function withPatchedObjects(program: string): string {
  let patched = '';
  let end = 0;
  for (const { 0: token, index } of program.matchAll(new RegExp(`${STRING_OR_COMMENT}|\\bnew ApiObject\\(`, 'g'))) {
    if (index < end || !token.startsWith('new')) continue;
    const { parts, end: after } = partsAt(program, index + token.length - 1);
    const [scope = '', id = '', props = ''] = parts;
    const fields = props.startsWith('{') ? partsAt(props, 0).parts.map(fieldOf) : [];
    const others = fields.filter(([key]) => !PARAMETERS.has(key));
    if (others.length === 0) continue;
    const own = fields.filter(([key]) => PARAMETERS.has(key)).map(([key, value]) => `${key}: ${value}`);
    const patches = others.map(([key, value]) => `JsonPatch.add('/${pointerOf(key)}', ${value})`);
    patched += `${program.slice(end, index)}new ApiObject(${scope}, ${id}, { ${own.join(', ')} }).addJsonPatch(${patches.join(', ')})`;
    end = after;
  }
  const whole = patched + program.slice(end);
  if (patched === '' || /^import \{.*\bJsonPatch\b.*\} from 'cdk8s';/m.test(whole)) return whole;
  return whole.replace(/^import \{ (.*) \} from 'cdk8s';/m, "import { $1, JsonPatch } from 'cdk8s';");
}

/** What stands between a bracket and the one that closes it, parted by commas. @param open where the bracket is */
export function partsAt(text: string, open: number): { readonly parts: readonly string[]; readonly end: number } {
  const parts: string[] = [];
  let depth = 0;
  let start = open + 1;
  const tokens = new RegExp(`${STRING_OR_COMMENT}|[[\\]{}(),]`, 'g');
  tokens.lastIndex = open;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if ('[{('.includes(token[0])) depth++;
    else if (']})'.includes(token[0])) depth--;
    const isEnd = depth === 0;
    if (!isEnd && !(token[0] === ',' && depth === 1)) continue;
    const part = text.slice(start, token.index).trim();
    if (part !== '') parts.push(part);
    start = token.index + 1;
    if (isEnd) return { parts, end: start };
  }
  return { parts, end: text.length };
}

/** The key and the value of a field; a variable that is both is named once. */
export function fieldOf(field: string): readonly [key: string, value: string] {
  const [all = '', name, quoted] = /^(?:([\w$]+)|'((?:[^'\\]|\\.)*)'):\s*/.exec(field) ?? [];
  return all === '' ? [field, field] : [name ?? quoted ?? '', field.slice(all.length)];
}

function pointerOf(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
