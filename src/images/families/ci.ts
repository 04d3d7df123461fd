import { bitnami, bitnamiPage, github, hubOf, strings } from '../addresses';
import type { ImageRow } from '../row';
import { bitnamiApp, readme, SQLITE, sqliteSources } from '../shapes';

export const rows: readonly ImageRow[] = [
  {
    title: 'Jenkins',
    repositories: ['jenkins/jenkins', 'jenkinsci/jenkins', 'jenkinsci/blueocean', 'jenkins'],
    role: 'files',
    data: [{ path: '/var/jenkins_home', variables: ['JENKINS_HOME'], parts: [] }],
    programs: ['jenkins.sh', 'tini'],
    volumes: ['/var/jenkins_home'],
    ports: [8080, 50000],
    user: { uid: 1000, gid: 1000 },
    writers: 'one',
    sources: {
      page: readme('jenkinsci/docker'),
      dockerfile: github('jenkinsci/docker', 'master/debian/Dockerfile'),
    },
  },
  {
    title: 'Jenkins',
    repositories: bitnami('jenkins'),
    role: 'files',
    data: [{ path: '/bitnami/jenkins/home', mount: '/bitnami/jenkins', variables: ['JENKINS_HOME'] }],
    ports: [8080, 8443],
    user: { uid: 1001, gid: 0 },
    writers: 'one',
    sources: { page: bitnamiPage('jenkins'), user: bitnamiPage('jenkins') },
  },
  {
    title: 'TeamCity',
    repositories: ['jetbrains/teamcity-server'],
    role: 'files',
    data: [
      { path: '/data/teamcity_server/datadir', variables: ['TEAMCITY_DATA_PATH'] },
      { name: 'logs', path: '/opt/teamcity/logs', role: 'cache' },
    ],
    volumes: ['/data/teamcity_server/datadir', '/opt/teamcity/logs', '/opt/teamcity/temp'],
    home: ['/opt/teamcity'],
    ports: [8111],
    user: { uid: 1000, gid: 1000 },
    writers: 'one',
    sources: {
      page: hubOf('jetbrains/teamcity-server'),
      dockerfile: github(
        'JetBrains/teamcity-docker-images',
        'master/context/generated/linux/Server/Ubuntu/22.04/Dockerfile',
      ),
    },
  },
  {
    ...SQLITE,
    title: 'Drone',
    repositories: ['drone/drone'],
    data: [{ path: '/data' }],
    volumes: ['/data'],
    ports: [80],
    elsewhere: { variables: strings('DRONE_DATABASE_DRIVER DRONE_DATABASE_DATASOURCE') },
    sources: sqliteSources('https://docs.drone.io/server/storage/database/', {
      dockerfile: github('harness/drone', 'drone/docker/Dockerfile.server.linux.amd64'),
    }),
  },
  {
    ...SQLITE,
    title: 'Woodpecker',
    repositories: ['woodpeckerci/woodpecker-server'],
    data: [{ path: '/var/lib/woodpecker' }],
    ports: [8000, 9000],
    elsewhere: {
      variables: strings(
        'WOODPECKER_DATABASE_DRIVER WOODPECKER_DATABASE_DATASOURCE WOODPECKER_DATABASE_DATASOURCE_FILE',
      ),
    },
    sources: sqliteSources('https://woodpecker-ci.org/docs/administration/configuration/server'),
  },
  {
    ...SQLITE,
    title: 'Harness Open Source (Gitness)',
    repositories: ['harness/gitness', 'harness/harness'],
    data: [{ path: '/data' }],
    volumes: ['/data'],
    ports: [3000, 3022],
    elsewhere: { variables: ['GITNESS_DATABASE_DRIVER'] },
    sources: sqliteSources(readme('harness/harness', 'main'), {
      dockerfile: github('harness/harness', 'main/Dockerfile'),
    }),
  },
  {
    title: 'GoCD server',
    repositories: ['gocd/gocd-server'],
    role: 'files',
    data: [{ path: '/godata' }],
    ports: [8153],
    user: { uid: 1000, gid: 0 },
    writers: 'one',
    sources: { page: hubOf('gocd/gocd-server'), dockerfile: github('gocd/docker-gocd-server', 'master/Dockerfile') },
  },
  {
    title: 'Rundeck',
    repositories: ['rundeck/rundeck', 'rundeckpro/enterprise'],
    role: 'files',
    data: [{ path: '/home/rundeck/server/data' }],
    ports: [4440],
    elsewhere: { variables: ['RUNDECK_DATABASE_URL', 'RUNDECK_DATABASE_DRIVER'] },
    sources: { page: 'https://docs.rundeck.com/docs/administration/install/docker.html' },
  },
  {
    title: 'SonarQube',
    repositories: ['sonarqube'],
    role: 'files',
    data: [
      { path: '/opt/sonarqube/data' },
      { name: 'extensions', path: '/opt/sonarqube/extensions', role: 'cache' },
      { name: 'logs', path: '/opt/sonarqube/logs', role: 'cache' },
    ],
    home: ['/opt/sonarqube'],
    ports: [9000],
    writers: 'one',
    elsewhere: { variables: ['SONAR_JDBC_URL', 'SONARQUBE_JDBC_URL'] },
    sources: {
      page: 'https://docs.sonarsource.com/sonarqube-server/latest/setup-and-upgrade/install-the-server/installing-sonarqube-from-docker/',
    },
  },
  bitnamiApp('SonarQube', 'sonarqube', { ports: [9000] }),
  {
    title: 'Dependency-Track',
    repositories: ['dependencytrack/apiserver', 'dependencytrack/bundled'],
    role: 'files',
    data: [{ path: '/data', variables: ['ALPINE_DATA_DIRECTORY'] }],
    ports: [8080],
    user: { uid: 1000, gid: 1000 },
    writers: 'one',
    sources: {
      page: 'https://docs.dependencytrack.org/getting-started/deploy-docker/',
      dockerfile: github('DependencyTrack/dependency-track', 'main/apiserver/src/main/docker/Dockerfile'),
    },
  },
  ...[
    ['YouTrack', 'youtrack'],
    ['JetBrains Hub', 'hub'],
    ['Upsource', 'upsource'],
  ].map(([title = '', name = '']): ImageRow => ({
    title,
    repositories: [`jetbrains/${name}`],
    role: 'database',
    data: [
      { path: `/opt/${name}/data` },
      { name: 'conf', path: `/opt/${name}/conf`, role: 'files' },
      { name: 'backups', path: `/opt/${name}/backups`, role: 'cache' },
      { name: 'logs', path: `/opt/${name}/logs`, role: 'cache' },
    ],
    home: [`/opt/${name}`],
    ports: [8080],
    user: { uid: 13001, gid: 13001 },
    writers: 'one',
    sources: { page: hubOf(`jetbrains/${name}`), user: hubOf(`jetbrains/${name}`) },
  })),
  ...[
    ['Jira Core', 'jira-core', 'jira', 2001, 8080, 'docker-atlassian-jira'],
    ['Jira Software', 'jira-software', 'jira', 2001, 8080, 'docker-atlassian-jira'],
    ['Jira Service Management', 'jira-servicemanagement', 'jira', 2001, 8080, 'docker-atlassian-jira'],
    ['Confluence', 'confluence', 'confluence', 2002, 8090, 'docker-atlassian-confluence-server'],
    ['Bitbucket', 'bitbucket', 'bitbucket', 2003, 7990, 'docker-atlassian-bitbucket-server'],
    ['Crowd', 'crowd', 'crowd', 2004, 8095, undefined],
    ['Bamboo', 'bamboo', 'bamboo', 2005, 8085, undefined],
  ].map(([title, image, home, id, port, dockerfile]): ImageRow => {
    const uid = Number(id);
    const path = `/var/atlassian/application-data/${home}`;
    const page = hubOf(`atlassian/${image}`);
    return {
      title: String(title),
      repositories: [`atlassian/${image}`, ...(image === home ? [`atlassian/${image}-server`] : [])],
      role: 'files',
      data: [{ path, variables: [`${String(home).toUpperCase()}_HOME`] }],
      ...(dockerfile === undefined ? {} : { volumes: [path] }),
      ports: [Number(port)],
      user: { uid, gid: uid, root: 'steps-down' },
      writers: 'one',
      sources: {
        page,
        user: page,
        ...(dockerfile === undefined
          ? {}
          : { dockerfile: `https://bitbucket.org/atlassian-docker/${dockerfile}/src/master/Dockerfile` }),
      },
    };
  }),
  {
    title: 'Semaphore UI',
    repositories: ['semaphoreui/semaphore'],
    role: 'files',
    data: [{ path: '/var/lib/semaphore' }, { name: 'config', path: '/etc/semaphore' }],
    ports: [3000],
    user: { uid: 1001, gid: 0 },
    sources: {
      page: 'https://docs.semaphoreui.com/administration-guide/installation/docker/',
      dockerfile: github('semaphoreui/semaphore', 'develop/deployment/docker/server/Dockerfile'),
    },
  },
  {
    title: 'Atuin',
    repositories: ['atuinsh/atuin'],
    role: 'files',
    data: [{ path: '/config', variables: ['ATUIN_CONFIG_DIR'] }],
    ports: [8888],
    user: { uid: 1000, gid: 1000 },
    elsewhere: { variables: ['ATUIN_DB_URI'] },
    sources: {
      page: 'https://docs.atuin.sh/cli/self-hosting/docker/',
      dockerfile: github('atuinsh/atuin', 'main/Dockerfile'),
    },
  },
];
