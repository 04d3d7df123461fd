import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'MongoDB',
    repositories: ['mongo'],
    role: 'database',
    data: [{ path: '/data/db', flags: ['--dbpath'] }],
    programs: ['mongod'],
    sources: { page: hub('mongo') },
  },
];
