import { bitnami, bitnamiPage, github, hubOf } from '../addresses';
import type { ImageRow } from '../row';
import { bitnamiApp } from '../shapes';

const ETCD = {
  title: 'etcd',
  role: 'database',
  ports: [2379, 2380],
  needs: ['locks', 'mmap'],
  writers: 'one',
  // From 3.6 on etcdctl can prepare a downgrade.
  upgrades: { series: 2, reads: 'previous', step: 'go through each minor version' },
} as const satisfies Partial<ImageRow>;

const ETCD_SOURCES = {
  needs: github('etcd-io/bbolt', 'main/README.md'),
  upgrades: 'https://etcd.io/docs/v3.6/upgrades/upgrade_3_6/',
} as const;

const VAULT_CONFIG = { format: 'hcl', flags: ['-config', '--config'] } as const;

export const rows: readonly ImageRow[] = [
  {
    ...ETCD,
    repositories: [
      'coreos/etcd',
      'etcd-development/etcd',
      'registry.k8s.io/etcd',
      'k8s.gcr.io/etcd',
      'gcr.io/google-containers/etcd',
      'rancher/mirrored-coreos-etcd',
    ],
    data: [
      { variables: ['ETCD_DATA_DIR'], flags: ['--data-dir'], keys: ['data-dir'] },
      { name: 'wal', variables: ['ETCD_WAL_DIR'], flags: ['--wal-dir'], keys: ['wal-dir'] },
    ],
    config: { paths: [], format: 'yaml', flags: ['--config-file'], variables: ['ETCD_CONFIG_FILE'] },
    programs: ['etcd'],
    volumes: [],
    sources: {
      ...ETCD_SOURCES,
      page: 'https://etcd.io/docs/v3.6/op-guide/configuration/',
      dockerfile: github('etcd-io/etcd', 'main/Dockerfile'),
    },
  },
  {
    ...ETCD,
    repositories: bitnami('etcd'),
    data: [{ path: '/bitnami/etcd/data', mount: '/bitnami/etcd', variables: ['ETCD_DATA_DIR'] }],
    user: { uid: 1001, gid: 0 },
    firstStart: [{ variables: ['ETCD_ROOT_PASSWORD'], instead: 'etcdctl user passwd root' }],
    sources: { ...ETCD_SOURCES, page: bitnamiPage('etcd'), user: bitnamiPage('etcd') },
  },
  {
    title: 'Consul',
    repositories: ['consul', 'hashicorp/consul', 'hashicorp/consul-enterprise'],
    // Agents that are clients, one on each node, need no durable files.
    role: 'files',
    durable: { flag: '-server' },
    // The entry point sets a flag, which overrides data_dir of a configuration file.
    data: [{ path: '/consul/data', variables: ['CONSUL_DATA_DIR'], flags: ['-data-dir', '--data-dir'] }],
    programs: ['consul agent', 'agent'],
    volumes: ['/consul/data'],
    inputs: ['/consul/config'],
    ports: [8500, 8300, 8301, 8302, 8600],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: hubOf('hashicorp/consul'),
      data: github('hashicorp/consul', 'main/.release/docker/docker-entrypoint.sh'),
      dockerfile: github('hashicorp/consul', 'main/Dockerfile'),
      needs: github('etcd-io/bbolt', 'main/README.md'),
    },
  },
  bitnamiApp('Consul', 'consul', { ports: [8500], writers: 'one' }),
  {
    title: 'Vault',
    repositories: ['vault', 'hashicorp/vault', 'hashicorp/vault-enterprise'],
    role: 'files',
    data: [{ keys: ['storage.raft.path', 'storage.file.path'] }, { name: 'logs', path: '/vault/logs', role: 'cache' }],
    config: { ...VAULT_CONFIG, paths: ['/vault/config/*.hcl', '/vault/config/*.json'] },
    programs: ['vault server', 'server'],
    volumes: ['/vault/logs', '/vault/file'],
    inputs: ['/vault/config'],
    ports: [8200, 8201],
    needs: ['locks', 'mmap'],
    writers: 'one',
    upgrades: { series: 2, reads: 'earlier', down: 'never' },
    sources: {
      page: hubOf('hashicorp/vault'),
      dockerfile: github('hashicorp/vault', 'main/Dockerfile'),
      needs: github('etcd-io/bbolt', 'main/README.md'),
      upgrades: 'https://developer.hashicorp.com/vault/docs/upgrading',
    },
  },
  {
    title: 'OpenBao',
    repositories: ['openbao/openbao', 'openbao/openbao-ubi', 'openbao/openbao-hsm-ubi'],
    role: 'files',
    data: [{ keys: ['storage.raft.path', 'storage.file.path'] }],
    config: { ...VAULT_CONFIG, paths: ['/openbao/config/*.hcl', '/openbao/config/*.json'] },
    programs: ['bao server', 'server'],
    inputs: ['/openbao/config'],
    ports: [8200, 8201],
    needs: ['locks', 'mmap'],
    writers: 'one',
    sources: {
      page: 'https://openbao.org/docs/configuration/storage/raft/',
      needs: github('etcd-io/bbolt', 'main/README.md'),
    },
  },
];
