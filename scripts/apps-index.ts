import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { versionsOf } from '../src/images/describe';
import type { Family } from '../src/images/lookup';
import type { ImageRow } from '../src/images/row';

const FOLDER = join(__dirname, '..', 'src', 'images', 'families');

/** The title of each file of src/images/families. */
const TITLES: Readonly<Record<string, string>> = {
  business: 'Business apps',
  cassandra: 'Cassandra, CockroachDB and other distributed databases',
  chat: 'Chat and mail',
  ci: 'CI, code quality, JetBrains and Atlassian',
  clickhouse: 'ClickHouse and other analytical databases',
  'cloud-files': 'File sharing and backup',
  cms: 'Websites and blogs',
  consensus: 'etcd, Consul and Vault',
  couchdb: 'CouchDB',
  elasticsearch: 'Elasticsearch and OpenSearch',
  games: 'Game servers',
  git: 'Git servers',
  grafana: 'Grafana',
  'home-network': 'Home network and dashboards',
  identity: 'Identity and passwords',
  influxdb: 'InfluxDB and other time series databases',
  kafka: 'Kafka',
  linuxserver: 'LinuxServer',
  'low-code': 'Automation, notebooks and AI',
  media: 'Media',
  messaging: 'Message brokers',
  minio: 'Object storage',
  mongodb: 'MongoDB',
  mysql: 'MySQL and MariaDB',
  neo4j: 'Neo4j and other graph databases',
  postgresql: 'PostgreSQL',
  prometheus: 'Prometheus, logs and traces',
  rabbitmq: 'RabbitMQ',
  reading: 'Reading and documents',
  redis: 'Redis and other caches',
  registries: 'Registries and artifacts',
  search: 'Search engines',
  'small-databases': 'Other databases',
  'smart-home': 'Smart home',
  'sql-server': 'SQL Server, Oracle, Db2 and Firebird',
  story: 'The story app',
  vectors: 'Vector databases',
  wiki: 'Wikis and notes',
  zookeeper: 'ZooKeeper',
};

/** A family of the page, with its rows by title. */
export interface TitledFamily {
  readonly title: string;
  readonly rows: readonly ImageRow[];
}

/** All families, by title. */
export function titledFamilies(): readonly TitledFamily[] {
  const families = readdirSync(FOLDER).map((file) => {
    const name = file.slice(0, -'.ts'.length);
    const title = TITLES[name];
    if (title === undefined) throw new Error(`families/${file} has no title: write one into scripts/apps-index.ts`);
    const { rows } = require(join(FOLDER, name)) as Family;
    return { title, rows: [...rows].sort((one, other) => one.title.localeCompare(other.title, 'en')) };
  });
  return families.sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

/** The index: each family with a link to each of its programs. */
export function indexOf(families: readonly TitledFamily[]): string {
  return [
    '| family | programs |',
    '|---|---|',
    ...families.map(({ title, rows }) => `| ${link(title, title)} | ${programsOf(rows).join(' · ')} |`),
  ].join('\n');
}

/** The heading of a row's section. */
export function headingOf(row: ImageRow): string {
  return `${row.title} (${variantOf(row)})`;
}

function programsOf(rows: readonly ImageRow[]): readonly string[] {
  const titles = [...new Set(rows.map(({ title }) => title))];
  return titles.map((title) => {
    const its = rows.filter((row) => row.title === title);
    const [only] = its;
    if (only !== undefined && its.length === 1) return link(title, headingOf(only));
    return `${title} (${its.map((row) => link(variantOf(row), headingOf(row))).join(', ')})`;
  });
}

function variantOf(row: ImageRow): string {
  const versions = versionsOf(row);
  return `${row.repositories[0] ?? ''}${versions === '' ? '' : ` ${versions}`}`;
}

/** A link to a heading, with the anchor that GitHub generates. */
function link(text: string, heading: string): string {
  const anchor = heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
  return `[${text}](#${anchor})`;
}
