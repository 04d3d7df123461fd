import { bitnami, bitnamiPage, github } from '../addresses';
import type { ImageRow } from '../row';

/** The subcommands of `weed` that keep files; gateways and shell keep none. */
const SEAWEED = ['master', 'volume', 'filer', 'server', 'mini'];

export const rows: readonly ImageRow[] = [
  {
    title: 'MinIO',
    repositories: ['minio/minio'],
    role: 'database',
    data: [{ variables: ['MINIO_VOLUMES'], separator: ' ', operandsOf: 'server' }],
    programs: ['minio', 'server'],
    volumes: ['/data'],
    ports: [9000, 9001],
    needs: ['local'],
    writers: 'one',
    sources: {
      page: 'https://min.io/docs/minio/container/index.html',
      dockerfile: github('minio/minio', 'master/Dockerfile.release'),
      needs: 'https://min.io/docs/minio/linux/operations/checklists/hardware.html',
    },
  },
  {
    title: 'MinIO',
    repositories: bitnami('minio'),
    from: '2023',
    role: 'database',
    data: [{ path: '/bitnami/minio/data', variables: ['MINIO_DATA_DIR'] }],
    volumes: ['/bitnami/minio/data', '/certs'],
    inputs: ['/certs'],
    ports: [9000, 9001],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: {
      page: bitnamiPage('minio'),
      user: bitnamiPage('minio'),
      volumes: github('bitnami/containers', 'main/bitnami/minio/2025/debian-12/Dockerfile'),
    },
  },
  {
    title: 'MinIO',
    repositories: bitnami('minio'),
    before: '2023',
    role: 'database',
    data: [{ path: '/data', variables: ['MINIO_DATA_DIR'] }],
    volumes: ['/data', '/certs'],
    inputs: ['/certs'],
    ports: [9000, 9001],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: {
      page: bitnamiPage('minio'),
      user: bitnamiPage('minio'),
      volumes: github('bitnami/bitnami-docker-minio', 'master/2021/debian-10/Dockerfile'),
    },
  },
  {
    title: 'SeaweedFS',
    repositories: ['chrislusf/seaweedfs'],
    role: 'database',
    data: [{ path: '/data', flags: ['-dir', '-mdir'] }],
    programs: ['entrypoint.sh', ...SEAWEED, ...SEAWEED.map((verb) => `weed ${verb}`)],
    volumes: ['/data'],
    inputs: ['/etc/seaweedfs'],
    ports: [8333, 8888, 8080, 9333],
    user: { uid: 1000, gid: 1000, root: 'steps-down' },
    sources: {
      page: github('seaweedfs/seaweedfs', 'master/docker/entrypoint.sh'),
      dockerfile: github('seaweedfs/seaweedfs', 'master/docker/Dockerfile.go_build'),
    },
  },
  {
    title: 'Garage',
    repositories: ['dxflrs/garage', 'dxflrs/amd64_garage', 'dxflrs/arm64_garage'],
    role: 'database',
    data: [{ keys: ['data_dir'] }, { name: 'meta', keys: ['metadata_dir'] }],
    config: {
      paths: ['/etc/garage.toml'],
      format: 'toml',
      flags: ['-c', '--config'],
      variables: ['GARAGE_CONFIG_FILE'],
    },
    ports: [3900, 3901, 3902, 3903],
    needs: ['mmap'],
    writers: 'one',
    sources: {
      page: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/',
      needs: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/',
    },
  },
  {
    title: 'RustFS',
    repositories: ['rustfs/rustfs'],
    role: 'database',
    data: [{ path: '/data', variables: ['RUSTFS_VOLUMES'], separator: ' ' }],
    programs: ['rustfs'],
    ports: [9000, 9001],
    user: { uid: 10001, gid: 10001 },
    writers: 'one',
    sources: {
      page: 'https://docs.rustfs.com/installation/docker/',
      user: 'https://docs.rustfs.com/installation/docker/',
    },
  },
  {
    title: 'Zenko CloudServer',
    repositories: ['zenko/cloudserver', 'scality/s3server'],
    role: 'database',
    data: [
      { path: '/usr/src/app/localData', variables: ['S3DATAPATH'] },
      { name: 'metadata', path: '/usr/src/app/localMetadata', variables: ['S3METADATAPATH'] },
    ],
    ports: [8000],
    writers: 'one',
    sources: { page: 'https://s3-server.readthedocs.io/en/latest/DOCKER.html' },
  },
];
