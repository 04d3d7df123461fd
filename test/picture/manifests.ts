/** A Deployment with a claim of its own, an emptyDir and a ConfigMap; every tenth shares a claim with those around it. */
export function many(workloads: number, claimOf = (index: number): string => sharedByTens(index)): string {
  return Array.from({ length: workloads }, (_, index) => workload(index, claimOf(index))).join('---\n');
}

function sharedByTens(index: number): string {
  return index % 10 === 0 ? `shared-${Math.floor(index / 50)}` : `data-${index}`;
}

function workload(index: number, claim: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: app-${index}, namespace: shop }
spec:
  replicas: ${1 + (index % 3)}
  selector: { matchLabels: { app: app-${index} } }
  template:
    metadata: { labels: { app: app-${index} } }
    spec:
      containers:
        - name: app
          image: example/app:1
          volumeMounts:
            - { name: data, mountPath: /var/data }
            - { name: cache, mountPath: /var/cache }
            - { name: config, mountPath: /etc/app }
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: ${claim} } }
        - { name: cache, emptyDir: {} }
        - { name: config, configMap: { name: settings } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${claim}, namespace: shop }
spec: { accessModes: [ReadWriteMany], storageClassName: shared, resources: { requests: { storage: 5Gi } } }
`;
}
