/** A question that people ask in a public tracker. */
export interface Question {
  readonly address: string;
  /** What somebody would type into the search. */
  readonly words: string;
  readonly page: string;
  /** A part of what a command printed, or of a program that was run, on that page. */
  readonly answer: string;
}

export const QUESTIONS: readonly Question[] = [
  {
    address: 'https://github.com/kubernetes/kubernetes/issues/68737',
    words: 'resize volumeClaimTemplates statefulset',
    page: '/guides/resize-rename-move',
    answer: 'Let claims data-db-0 to data-db-1 grow to 50Gi',
  },
  {
    address: 'https://github.com/stackitcloud/rename-pvc/issues/7',
    words: 'move pvc to another namespace',
    page: '/guides/resize-rename-move',
    answer: 'Give the volume of claim data to claim data in namespace store',
  },
  {
    address: 'https://github.com/cdk8s-team/cdk8s/issues/843',
    words: 'convert yaml to program',
    page: '/convert',
    answer: 'npx cdk8s-stateful convert deployed.yaml > app.ts',
  },
  {
    address: 'https://github.com/helm/helm/issues/6261',
    words: 'helm uninstall pvc',
    page: '/guides/from-helm',
    answer: 'npx cdk8s-stateful survival claim.yaml',
  },
  {
    address: 'https://github.com/argoproj/argo-cd/issues/9853',
    words: 'argo prune pvc deleted',
    page: '/guides/gitops',
    answer: "'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false'",
  },
  {
    address: 'https://github.com/datalens-tech/datalens/issues/352',
    words: 'postgres lost+found initdb',
    page: '/guides/databases',
    answer: 'mountPath: /var/lib/postgresql/data, subPath: pgdata',
  },
  {
    address: 'https://github.com/Azure/AKS/issues/1919',
    words: 'Multi-Attach error for volume',
    page: '/guides/replicas',
    answer: 'strategy: DeploymentStrategy.recreate()',
  },
  {
    address: 'https://github.com/kubernetes/kubernetes/issues/22368',
    words: 'restart pods when configmap changes',
    page: '/guides/secrets-and-settings',
    answer: 'rollout: Rollout.CHECKSUM',
  },
  {
    address: 'https://github.com/fastapi/full-stack-fastapi-template/issues/344',
    words: 'postgres password authentication failed',
    page: '/guides/databases',
    answer: 'ALTER USER … PASSWORD',
  },
  {
    address: 'https://github.com/kubernetes/kubernetes/issues/81020',
    words: 'volume node affinity conflict',
    page: '/guides/cloud',
    answer: 'error[topology-conflict]',
  },
];
