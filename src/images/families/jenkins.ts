import { github } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Jenkins',
    repositories: ['jenkins/jenkins'],
    role: 'files',
    data: [{ path: '/var/jenkins_home', variables: ['JENKINS_HOME'] }],
    sources: { page: github('jenkinsci/docker', 'master/README.md') },
  },
];
