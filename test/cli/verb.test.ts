import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportUserErrors } from '../../src/cli/verb';

/** The error of loading a module that isn't installed. */
function toldOf(module: string): { readonly code: number; readonly error: string } {
  const require = createRequire(join(tmpdir(), 'nowhere.js'));
  let error = '';
  const terminal = { out: () => undefined, error: (text: string) => (error += text), colours: false };
  const code = reportUserErrors(terminal, () => require(module) as number);
  return { code, error };
}

test('a peer that is not installed is named, with the command that installs it', () => {
  expect(toldOf('cdk8s-plus-27/lib/size')).toEqual({
    code: 2,
    error:
      "cdk8s-stateful: cdk8s-plus-27 isn't installed, which this needs: npm install cdk8s cdk8s-plus-27 constructs\n",
  });
});

test('a file of its own that is missing is no mistake of the user', () => {
  expect(() => toldOf('./missing.js')).toThrow('Cannot find module');
});
