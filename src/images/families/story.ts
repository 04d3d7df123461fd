import { hubOf } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'the story app',
    repositories: ['codongmin/kub-data-demo', 'academind/kub-data-demo'],
    role: 'files',
    data: [{ path: '/app/story', variables: ['STORY_FOLDER'], variableIn: '/app' }],
    sources: { page: hubOf('codongmin/kub-data-demo') },
  },
];
