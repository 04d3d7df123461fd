import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Prometheus',
    repositories: ['prom/prometheus', 'prometheus/prometheus'],
    role: 'files',
    data: [{ path: '/prometheus', flags: ['--storage.tsdb.path'] }],
    programs: ['prometheus'],
    sources: { page: 'https://prometheus.io/docs/prometheus/latest/installation/' },
  },
];
