import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'SQL Server',
    repositories: ['mssql/server'],
    role: 'database',
    data: [{ path: '/var/opt/mssql' }],
    sources: { page: 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-docker-container-configure' },
  },
];
