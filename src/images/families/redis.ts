import { hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';

const CACHE = {
  role: 'cache',
  durable: { flag: '--appendonly', value: 'yes' },
  data: [{ path: '/data', flags: ['--dir'] }],
} as const satisfies Partial<ImageRow>;

export const rows: readonly ImageRow[] = [
  {
    ...CACHE,
    title: 'Redis',
    repositories: ['redis'],
    programs: ['redis-server'],
    sources: { page: hub('redis') },
  },
  {
    ...CACHE,
    title: 'Valkey',
    repositories: ['valkey/valkey'],
    programs: ['valkey-server'],
    sources: { page: hubOf('valkey/valkey') },
  },
];
