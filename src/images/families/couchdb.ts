import { bitnami, bitnamiPage, github, hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'CouchDB',
    repositories: ['couchdb', 'apache/couchdb'],
    role: 'database',
    data: [{ path: '/opt/couchdb/data', keys: ['couchdb.database_dir'] }],
    config: { paths: ['/opt/couchdb/etc/local.ini', '/opt/couchdb/etc/local.d/*.ini'], format: 'ini' },
    programs: ['couchdb'],
    volumes: ['/opt/couchdb/data'],
    inputs: ['/opt/couchdb/etc'],
    ports: [5984, 4369, 9100],
    user: { uid: 5984, gid: 5984, root: 'steps-down' },
    writers: 'one',
    sources: { page: hub('couchdb'), dockerfile: github('apache/couchdb-docker', 'main/3.4.2/Dockerfile') },
  },
  {
    title: 'CouchDB',
    repositories: bitnami('couchdb'),
    role: 'database',
    data: [{ path: '/bitnami/couchdb/data', mount: '/bitnami/couchdb' }],
    volumes: ['/bitnami/couchdb'],
    ports: [5984],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: {
      page: bitnamiPage('couchdb'),
      user: bitnamiPage('couchdb'),
      volumes: github('bitnami/containers', 'main/bitnami/couchdb/3/debian-12/Dockerfile'),
    },
  },
];
