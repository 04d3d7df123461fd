// The command line from its sources, in the place of the one that npx would install.
import { main } from '../../src/cli/main';

process.exitCode = main(process.argv.slice(4), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  colours: false,
});
