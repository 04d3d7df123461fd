// Refuses names of props, methods and parameters that are reserved in Python or Java, where bindings would rename them. C# and
// Go capitalize members and escape parameters.
import { readAssembly } from './assembly.mjs';

/** @see https://docs.python.org/3/reference/lexical_analysis.html#keywords */
const PYTHON = `and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield`;

/** @see https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.9 */
const JAVA = `abstract assert boolean break byte case catch char class const continue default do double else enum extends final
  finally float for goto if implements import instanceof int interface long native new package private protected public
  return short static strictfp super switch synchronized this throw throws transient try void volatile while true false null`;

const RESERVED = new Set(`${PYTHON} ${JAVA}`.split(/\s+/));

const found = Object.values(readAssembly('.jsii').types)
  .flatMap((type) => [
    ...(type.properties ?? []).map(({ name }) => [`${type.name}.${name}`, name]),
    ...(type.methods ?? []).map(({ name }) => [`${type.name}.${name}`, name]),
    ...[...(type.methods ?? []), type.initializer ?? {}].flatMap(({ parameters = [] }) =>
      parameters.map(({ name }) => [`${type.name}(${name})`, name]),
    ),
  ])
  .filter(([, name]) => RESERVED.has(name))
  .map(([place]) => place);
if (found.length > 0) throw new Error(`reserved in Python or Java, give it another name: ${found.join(', ')}`);
