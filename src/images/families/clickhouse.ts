import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'ClickHouse',
    repositories: ['clickhouse', 'clickhouse/clickhouse-server'],
    role: 'database',
    data: [{ path: '/var/lib/clickhouse' }],
    sources: { page: hub('clickhouse') },
  },
];
