import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'WordPress',
    repositories: ['wordpress'],
    role: 'files',
    data: [{ path: '/var/www/html' }],
    sources: { page: hub('wordpress') },
  },
];
