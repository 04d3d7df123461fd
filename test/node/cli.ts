/** The command line of the sources. */
import { main } from '../../src/cli/main';

process.exitCode = main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  colours: false,
});
