import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Apache Cassandra',
    repositories: ['cassandra'],
    role: 'database',
    data: [{ path: '/var/lib/cassandra' }],
    programs: ['cassandra'],
    sources: { page: hub('cassandra') },
  },
];
