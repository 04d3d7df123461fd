import { bitnami, bitnamiPage, hub } from '../addresses';
import type { ImageRow } from '../row';

const OFFICIAL = {
  title: 'PostgreSQL',
  repositories: ['postgres', 'postgis/postgis'],
  role: 'database',
  programs: ['postgres'],
  sources: { page: hub('postgres') },
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...OFFICIAL,
    before: '18',
    data: [{ path: '/var/lib/postgresql/data', variables: ['PGDATA'], refusesDiskRoot: 'pgdata' }],
  },
  {
    ...OFFICIAL,
    from: '18',
    data: [{ path: '/var/lib/postgresql/18/docker', mount: '/var/lib/postgresql', variables: ['PGDATA'] }],
  },
  {
    title: 'PostgreSQL',
    repositories: bitnami('postgresql'),
    role: 'database',
    data: [{ path: '/bitnami/postgresql/data', mount: '/bitnami/postgresql', variables: ['POSTGRESQL_DATA_DIR'] }],
    sources: { page: bitnamiPage('postgresql') },
  },
];
