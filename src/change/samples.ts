import { claim, documents, storageClass } from '../check/examples';

/** A database on a claim: a Deployment with one pod. `more` is another line of its container. */
export function sampleDatabase({
  image,
  mountPath = '/var/lib/postgresql/data',
  more = '',
}: {
  readonly image: string;
  readonly mountPath?: string;
  readonly more?: string;
}): string {
  return documents(
    storageClass(),
    claim(),
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: db
spec:
  replicas: 1
  strategy: { type: Recreate }
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: ${image}
${more === '' ? '' : `          ${more}\n`}          volumeMounts:
            - { name: data, mountPath: ${mountPath}, subPath: files }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: data } }
`,
  );
}
