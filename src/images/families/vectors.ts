import { github } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Qdrant',
    repositories: ['qdrant/qdrant'],
    role: 'database',
    data: [
      {
        path: '/qdrant/storage',
        variables: ['QDRANT__STORAGE__STORAGE_PATH'],
        keys: ['storage.storage_path'],
      },
      {
        name: 'snapshots',
        path: '/qdrant/snapshots',
        role: 'cache',
        variables: ['QDRANT__STORAGE__SNAPSHOTS_PATH'],
        keys: ['storage.snapshots_path'],
      },
    ],
    config: {
      paths: ['/qdrant/config/production.yaml', '/qdrant/config/config.yaml'],
      format: 'yaml',
      flags: ['--config-path'],
    },
    inputs: ['/qdrant/config'],
    home: ['/qdrant'],
    ports: [6333, 6334],
    needs: ['local', 'mmap'],
    writers: 'one',
    sources: {
      page: 'https://qdrant.tech/documentation/guides/installation/',
      dockerfile: github('qdrant/qdrant', 'master/Dockerfile'),
    },
  },
  {
    title: 'Weaviate',
    repositories: ['semitechnologies/weaviate', 'weaviate/weaviate'],
    role: 'database',
    data: [{ variables: ['PERSISTENCE_DATA_PATH'] }],
    ports: [8080, 50051],
    writers: 'one',
    sources: { page: 'https://docs.weaviate.io/deploy/configuration/persistence' },
  },
  {
    title: 'Milvus',
    repositories: ['milvusdb/milvus'],
    role: 'files',
    data: [{ path: '/var/lib/milvus', keys: ['localStorage.path'] }],
    config: { paths: ['/milvus/configs/milvus.yaml', '/milvus/configs/user.yaml'], format: 'yaml' },
    inputs: ['/milvus/configs'],
    ports: [19530, 9091],
    writers: 'one',
    sources: { page: 'https://milvus.io/docs/install_standalone-docker.md' },
  },
  {
    title: 'Chroma',
    repositories: ['chromadb/chroma', 'chroma-core/chroma'],
    from: '1',
    role: 'database',
    data: [{ path: '/data', keys: ['persist_path'] }],
    config: { paths: ['/config.yaml'], format: 'yaml', variables: ['CONFIG_PATH'] },
    ports: [8000],
    needs: ['locks'],
    writers: 'one',
    sources: {
      page: github('chroma-core/chroma', 'main/rust/frontend/sample_configs/docker_single_node.yaml'),
      needs: 'https://www.sqlite.org/faq.html#q5',
    },
  },
  {
    title: 'Chroma',
    repositories: ['chromadb/chroma', 'chroma-core/chroma'],
    before: '1',
    role: 'database',
    data: [{ path: '/chroma/chroma', variables: ['PERSIST_DIRECTORY'] }],
    home: ['/chroma'],
    ports: [8000],
    needs: ['locks'],
    writers: 'one',
    sources: {
      page: 'https://cookbook.chromadb.dev/running/running-chroma/',
      needs: 'https://www.sqlite.org/faq.html#q5',
    },
  },
];
