import { hub } from '../addresses';
import type { ImageRow } from '../row';

export const rows: readonly ImageRow[] = [
  {
    title: 'Docker Registry',
    repositories: ['registry'],
    role: 'files',
    data: [{ path: '/var/lib/registry', variables: ['REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY'] }],
    sources: { page: hub('registry') },
  },
];
