/** Manifests that are put into the playground. */

/** A volume that is there while its pod is; `replica` is written where `replicas` is meant. */
export const MISSPELT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replica: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
          volumeMounts:
            - { name: cache, mountPath: /var/cache/web }
      volumes:
        - name: cache
          emptyDir: { sizeLimit: 1Gi }
`;

/** Text that would run if it became part of a page. */
export const TAG = '<img src=x onerror=window.stolen=1>';

export const HOSTILE = `apiVersion: v1
kind: Pod
metadata:
  name: '${TAG}'
spec:
  containers:
    - name: '${TAG}'
      image: '${TAG}'
      volumeMounts: [{ name: data, mountPath: '/data/${TAG}</script>' }]
  volumes:
    - name: data
      hostPath: { path: '/srv/${TAG}' }
    - name: '${TAG}'
      emptyDir: {}
---
apiVersion: v1
kind: Secret
metadata: { name: '${TAG}' }
type: kubernetes.io/dockerconfigjson
data: { '${TAG}': c2VjcmV0LWNhbmFyeQo= }
`;

/** As many claims with a Deployment each as come to so many characters. */
export function many(characters: number): string {
  const parts: string[] = [];
  for (let size = 0, index = 0; size < characters; index++) {
    const part = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data-${index} }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: app-${index} }
spec:
  selector: { matchLabels: { app: app-${index} } }
  template:
    metadata: { labels: { app: app-${index} } }
    spec:
      containers:
        - name: app
          image: registry.example/app:1
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data-${index} } }]
`;
    parts.push(part);
    size += part.length + 4;
  }
  return parts.join('---\n');
}
