import { utf8Length } from '../api/bytes';
import { refuse } from '../construct/where';

const MOST = 512;
const MOST_BYTES = 256 * 1024;

/** Parameters of a class, where the API server allows them. */
export function checkParameters(where: string, parameters: { readonly [name: string]: string } = {}): void {
  const names = Object.keys(parameters);
  if (names.includes('')) refuse(where, 'parameter "" is not allowed; give each parameter a name');
  if (names.length > MOST) refuse(where, `${names.length} parameters are not allowed; give at most ${MOST}`);
  const bytes = utf8Length(names.join('') + Object.values(parameters).join(''));
  if (bytes > MOST_BYTES) refuse(where, `parameters of ${bytes} bytes are not allowed; give at most ${MOST_BYTES}`);
}
