import { utf8Length } from '../api/bytes';
import { refuse } from '../construct/construct-path';

const MAX_PARAMETERS = 512;
const MAX_BYTES = 256 * 1024;

/** Refuses parameters of a class that the API server would: unnamed, too many or too long. */
export function checkParameters(constructPath: string, parameters: { readonly [name: string]: string } = {}): void {
  const names = Object.keys(parameters);
  if (names.includes('')) refuse(constructPath, 'parameter "" is not allowed; give each parameter a name');
  if (names.length > MAX_PARAMETERS)
    refuse(constructPath, `${names.length} parameters are not allowed; give at most ${MAX_PARAMETERS}`);
  const bytes = utf8Length(names.join('') + Object.values(parameters).join(''));
  if (bytes > MAX_BYTES)
    refuse(constructPath, `parameters of ${bytes} bytes are not allowed; give at most ${MAX_BYTES}`);
}
