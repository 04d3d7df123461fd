import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'RabbitMQ',
    repositories: ['rabbitmq'],
    role: 'database',
    data: [{ path: '/var/lib/rabbitmq' }],
    sources: { page: hub('rabbitmq') },
  },
];
