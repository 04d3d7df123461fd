import { hubOf } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'MinIO',
    repositories: ['minio/minio'],
    role: 'database',
    data: [{ variables: ['MINIO_VOLUMES'], separator: ' ', operandsOf: 'server' }],
    programs: ['minio', 'server'],
    sources: { page: hubOf('minio/minio') },
  },
];
