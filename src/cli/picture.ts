import { inOrder } from '../check/finding';
import { readFindings, runChecks } from '../check/run';
import { Inventory } from '../inventory/inventory';
import { PICTURE_FORMATS, pictureOf } from '../picture/picture';
import { Event, EVENTS } from '../survival/event';
import { CLUSTER_HELP, CLUSTER_OPTIONS, choice, clusterFacts, readArguments } from './arguments';
import { readPaths } from './read-paths';
import type { Terminal } from './terminal';
import { writeWhole } from './write-file';

export const HELP = `cdk8s-stateful picture [options] PATH...

Draws the way from workloads over pods, mounts, claims and volumes to where the bytes are, and what is lost at which event.
PATH is a file, a folder, a pattern, or - for the standard input.

  -o, --output FILE            where to write it; the standard output unless given
  --format html|svg|mermaid    a page of its own with the survival table and the findings of the checks; the graph alone
  --event EVENT                the event shown (first): ${Event.POD_REPLACED} unless given; or
                               ${EVENTS.filter((event) => event !== Event.POD_REPLACED)
                                 .join(', ')
                                 .replace(/(.{60,90}?), /g, '$1,\n                               ')}

${CLUSTER_HELP}

Exit code 0: it is drawn; 2: the command could not be carried out.
`;

/** `cdk8s-stateful picture`. */
export function run(words: readonly string[], terminal: Terminal): number {
  const given = readArguments(words, {
    ...CLUSTER_OPTIONS,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    event: { type: 'string' },
  });
  const format = choice(given.text('format'), PICTURE_FORMATS, '--format');
  const event = choice(given.text('event'), [Event.POD_REPLACED, ...EVENTS], '--event');
  const { manifests, problems } = readPaths(given.paths);
  const inventory = new Inventory(manifests, clusterFacts(given));
  const findings = inOrder([...readFindings(problems), ...runChecks(inventory)]);
  const picture = pictureOf(inventory, findings, { format, event });
  const output = given.text('output');
  if (output === undefined) terminal.out(picture);
  else writeWhole(output, picture);
  return 0;
}
