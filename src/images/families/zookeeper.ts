import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Apache ZooKeeper',
    repositories: ['zookeeper'],
    role: 'database',
    data: [
      { path: '/data', variables: ['ZOO_DATA_DIR'] },
      { name: 'datalog', path: '/datalog', variables: ['ZOO_DATA_LOG_DIR'] },
    ],
    programs: ['zkServer.sh'],
    sources: { page: hub('zookeeper') },
  },
];
