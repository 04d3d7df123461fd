import { exampleOf, manifestOf } from '../../scripts/apps-page';
import { allImageRows } from '../../src/images/lookup';
import { found } from '../check/inventory-of';

/** The rules that report a mount where the program doesn't keep its files, or can't. */
const RULES = [
  'data-path-not-mounted',
  'pgdata-mount-root',
  'mount-hides-image-dir',
  'mount-over-system-dir',
  'unknown-field',
];

test.each(
  allImageRows().flatMap((row) => {
    const example = exampleOf(row);
    return example === undefined
      ? []
      : [[`${row.title} (${row.repositories[0] ?? ''}) ${row.from ?? ''}`, example] as const];
  }),
)('the example of %s in docs/apps.md has its files on its claim', (_, example) => {
  const manifest = manifestOf(example);
  expect(manifest).toContain('kind: StatefulSet');
  expect(found(manifest).filter((line) => RULES.some((rule) => line.startsWith(rule)))).toEqual([]);
});
