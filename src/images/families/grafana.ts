import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Grafana',
    repositories: ['grafana/grafana', 'grafana/grafana-oss'],
    role: 'files',
    data: [{ path: '/var/lib/grafana', variables: ['GF_PATHS_DATA'] }],
    sources: { page: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/' },
  },
];
