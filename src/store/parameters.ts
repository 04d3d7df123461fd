import { utf8Length } from '../api/bytes';
import { refuse } from '../construct/construct-path';

const MOST = 512;
const MAX_BYTES = 256 * 1024;

/** Parameters of a class, constructPath the API server allows them. */
export function checkParameters(constructPath: string, parameters: { readonly [name: string]: string } = {}): void {
  const names = Object.keys(parameters);
  if (names.includes('')) refuse(constructPath, 'parameter "" is not allowed; give each parameter a name');
  if (names.length > MOST) refuse(constructPath, `${names.length} parameters are not allowed; give at most ${MOST}`);
  const bytes = utf8Length(names.join('') + Object.values(parameters).join(''));
  if (bytes > MAX_BYTES)
    refuse(constructPath, `parameters of ${bytes} bytes are not allowed; give at most ${MAX_BYTES}`);
}
