import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Neo4j',
    repositories: ['neo4j'],
    role: 'database',
    data: [{ path: '/data' }],
    sources: { page: hub('neo4j') },
  },
];
