/** Writes src/picture/page/hashes.generated.ts, the hashes for the content security policy of the page. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { SCRIPT } from '../src/picture/page/script.generated';
import { STYLE } from '../src/picture/page/style';

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

writeFileSync(
  'src/picture/page/hashes.generated.ts',
  `// Written by scripts/page-hashes.ts from the style and the script of the page; not to be edited.
export const STYLE_HASH = '${hash(STYLE)}';
export const SCRIPT_HASH = '${hash(SCRIPT)}';
`,
);
