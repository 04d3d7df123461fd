import { Inventory } from '../inventory/inventory';
import { readBytes } from '../inventory/read';
import { readFile } from '../source/read-file';
import type { Finding } from './finding';
import type { CheckOptions } from './options';
import { readFindings, runChecks } from './run';

/** The findings in all objects of the files. */
export function checkFiles(files: readonly string[], options: CheckOptions): readonly Finding[] {
  const read = files.map((file) => readBytes(file, readFile(file)));
  const inventory = new Inventory(
    read.flatMap(({ manifests }) => manifests),
    options.cluster,
  );
  return [...readFindings(read.flatMap(({ problems }) => problems)), ...runChecks(inventory, options)];
}
