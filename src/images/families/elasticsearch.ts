import { hub, hubOf } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Elasticsearch',
    repositories: ['elasticsearch', 'elasticsearch/elasticsearch'],
    role: 'database',
    data: [{ path: '/usr/share/elasticsearch/data', variables: ['path.data'] }],
    sources: { page: hub('elasticsearch') },
  },
  {
    title: 'OpenSearch',
    repositories: ['opensearchproject/opensearch'],
    role: 'database',
    data: [{ path: '/usr/share/opensearch/data', variables: ['path.data'] }],
    sources: { page: hubOf('opensearchproject/opensearch') },
  },
];
