import { isSameJson } from '../../inventory/json';
import { documents, statefulSet, volume } from '../examples';
import type { Rule } from '../rule';

const app = (reserved: boolean): string =>
  documents(
    ...[0, 1].map((index) =>
      volume({
        name: `db-${index}`,
        className: 'exports',
        source: `nfs: { server: nas.example, path: /export/db-${index} }`,
        more: reserved ? `claimRef: { namespace: default, name: data-db-${index} }` : '',
      }),
    ),
    statefulSet({ className: 'exports' }).replaceAll('  name: db\nspec', '  name: db\n  namespace: default\nspec'),
  );

export const rule: Rule = {
  name: 'ambiguous-template-binding',
  appliesTo: ['volumeClaimTemplates'],
  severity: 'warning',
  summary: 'Several volumes fit the claims of several replicas, and nothing says which is whose.',
  consequence:
    'The binder pairs them by chance: made anew over volumes that hold files, a replica may come up with those of another.',
  fix: 'Keep each volume for its claim: claimRef: { namespace: …, name: <template>-<set>-<n> }',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  bad: () => app(false),
  good: () => app(true),
  *check({ claims }) {
    for (const claim of claims) {
      const { binding, manifest } = claim;
      if (claim.kind !== 'template' || binding.state !== 'bound') continue;
      // Local disks are interchangeable while they are empty, and a new pod follows its bound claim.
      const unreserved = binding.volumes.filter(({ claimRef, source }) => claimRef === undefined && source !== 'local');
      const [first, second] = unreserved;
      if (first === undefined || second === undefined || isSameJson(first.config, second.config)) continue;
      const names = unreserved.map(({ name }) => name);
      const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
      const example = `{ namespace: ${manifest.namespace ?? '…'}, name: ${claim.name}-${manifest.name}-0 }`;
      yield {
        manifest,
        path: claim.path,
        message: `its claims fit volumes ${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''} alike: chance decides which replica gets which, and made anew, one may come up with the files of another`,
        fix: `Keep each volume for its claim, e.g. on ${first.name}: claimRef: ${example}`,
      };
    }
  },
};
