import { hub } from '../addresses';
import type { ImageRow } from '../row';

const OFFICIAL = {
  title: 'InfluxDB',
  repositories: ['influxdb'],
  role: 'database',
  sources: { page: hub('influxdb') },
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...OFFICIAL,
    before: '2',
    data: [{ path: '/var/lib/influxdb', variables: ['INFLUXDB_DATA_DIR'], parts: [['data', 'meta', 'wal']] }],
  },
  {
    ...OFFICIAL,
    from: '2',
    before: '3',
    data: [{ path: '/var/lib/influxdb2' }],
  },
];
