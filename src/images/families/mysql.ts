import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  official('MySQL', 'mysql'),
  official('MariaDB', 'mariadb'),
  official('Percona Server', 'percona'),
];

function official(title: string, repository: string): ImageRow {
  return {
    title,
    repositories: [repository],
    role: 'database',
    data: [{ path: '/var/lib/mysql', flags: ['--datadir'] }],
    programs: ['mysqld', 'mariadbd'],
    sources: { page: hub(repository) },
  };
}
