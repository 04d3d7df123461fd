import { hubOf } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Apache Kafka',
    repositories: ['apache/kafka'],
    role: 'database',
    data: [{ variables: ['KAFKA_LOG_DIRS'], separator: ',' }],
    sources: { page: hubOf('apache/kafka') },
  },
  {
    title: 'Confluent Kafka',
    repositories: ['confluentinc/cp-kafka'],
    role: 'database',
    data: [{ path: '/var/lib/kafka/data', variables: ['KAFKA_LOG_DIRS'], separator: ',' }],
    sources: { page: hubOf('confluentinc/cp-kafka') },
  },
];
