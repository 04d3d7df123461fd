import { bitnami, bitnamiPage } from '../addresses';
import type { ImageRow } from '../row';

const PAGE = 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/';

export const rows: readonly ImageRow[] = [
  {
    title: 'Grafana',
    repositories: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'],
    role: 'files',
    data: [
      {
        path: '/var/lib/grafana',
        // The image always sets this variable, which overrides paths.data of grafana.ini.
        variables: ['GF_PATHS_DATA'],
        parts: [['plugins'], ['dashboards'], ['png'], ['csv']],
      },
    ],
    config: { paths: ['/etc/grafana/grafana.ini'], format: 'ini', flags: ['--config'], variables: ['GF_PATHS_CONFIG'] },
    programs: ['run.sh', 'grafana-server', 'grafana'],
    inputs: ['/etc/grafana', '/var/log/grafana'],
    ports: [3000],
    user: { uid: 472, gid: 0, from: '5.1' },
    needs: ['locks'],
    writers: 'one',
    elsewhere: {
      variables: ['GF_DATABASE_TYPE', 'GF_DATABASE_URL', 'GF_DATABASE_HOST'],
      keys: ['database.type', 'database.url', 'database.host'],
    },
    firstStart: [
      {
        variables: ['GF_SECURITY_ADMIN_PASSWORD', 'GF_SECURITY_ADMIN_PASSWORD__FILE', 'GF_SECURITY_ADMIN_USER'],
        instead: 'grafana cli admin reset-admin-password …',
      },
    ],
    sources: {
      page: PAGE,
      user: 'https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/',
      needs: 'https://www.sqlite.org/faq.html#q5',
      writers: 'https://grafana.com/docs/grafana/latest/setup-grafana/set-up-for-high-availability/',
      firstStart: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#admin_password',
    },
  },
  {
    title: 'Grafana',
    repositories: bitnami('grafana'),
    role: 'files',
    data: [{ path: '/opt/bitnami/grafana/data', variables: ['GF_PATHS_DATA'], parts: [['plugins']] }],
    ports: [3000],
    user: { uid: 1001, gid: 0 },
    needs: ['locks'],
    writers: 'one',
    elsewhere: { variables: ['GF_DATABASE_TYPE', 'GF_DATABASE_URL', 'GF_DATABASE_HOST'] },
    sources: {
      page: bitnamiPage('grafana'),
      user: bitnamiPage('grafana'),
      needs: 'https://www.sqlite.org/faq.html#q5',
    },
  },
  {
    title: 'Loki',
    repositories: bitnami('grafana-loki'),
    role: 'files',
    data: [{ flags: ['-common.path-prefix', '--common.path-prefix'], keys: ['common.path_prefix'] }],
    config: {
      paths: ['/bitnami/grafana-loki/conf/loki.yaml'],
      format: 'yaml',
      flags: ['-config.file', '--config.file'],
    },
    inputs: ['/bitnami/grafana-loki/conf'],
    ports: [3100],
    user: { uid: 1001, gid: 0 },
    sources: { page: bitnamiPage('grafana-loki'), user: bitnamiPage('grafana-loki') },
  },
];
