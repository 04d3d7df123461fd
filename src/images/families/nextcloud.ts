import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Nextcloud',
    repositories: ['nextcloud'],
    role: 'files',
    data: [{ path: '/var/www/html' }],
    sources: { page: hub('nextcloud') },
  },
];
