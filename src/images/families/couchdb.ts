import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'CouchDB',
    repositories: ['couchdb'],
    role: 'database',
    data: [{ path: '/opt/couchdb/data' }],
    sources: { page: hub('couchdb') },
  },
];
