/**
 * How new manifests are applied over old ones.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export enum ApplyMethod {
  /** The client computes the changes: `kubectl apply`, Helm 3, Argo CD. */
  CLIENT_SIDE = 'client-side',
  /** The API server merges the fields: `kubectl apply --server-side`, Helm 4, Flux. */
  SERVER_SIDE = 'server-side',
}
