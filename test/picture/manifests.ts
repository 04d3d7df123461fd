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

export const CANARY = 'canary-5up3r-s3cr3t';
export const LONG = `l${'o'.repeat(251)}g`;
export const HEBREW = 'סיפור';
/** Texts that would run as code, end an attribute, or reverse the direction of the rest of the line. */
export const NASTY = `"><script>window.stolen=1</script><img src=x onerror='window.stolen=2'>`;
export const TURNED = '/data/\u202Egnp.txt';

/** Malicious names and values, and a Secret. */
export const HOSTILE = JSON.stringify({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login' },
      stringData: { password: CANARY },
      data: { token: Buffer.from(CANARY).toString('base64') },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: NASTY, namespace: '</title></svg>', annotations: { 'stateful.cdk8s.io/allow': NASTY } },
      spec: {
        selector: { matchLabels: { app: 'a' } },
        template: {
          metadata: { labels: { app: 'a' } },
          spec: {
            containers: [
              {
                name: '</script>\u2028<!--',
                image: 'example/app:1',
                env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'login', key: 'password' } } }],
                volumeMounts: [
                  { name: 'claimed', mountPath: TURNED },
                  { name: 'login', mountPath: '/run/`login`|#quot;%%' },
                  { name: 'node', mountPath: HEBREW },
                ],
              },
            ],
            volumes: [
              { name: 'claimed', persistentVolumeClaim: { claimName: LONG } },
              { name: 'login', secret: { secretName: 'login' } },
              { name: 'node', hostPath: { path: `/${HEBREW}/${NASTY}` } },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: LONG, namespace: '</title></svg>' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: NASTY,
        resources: { requests: { storage: '1Gi' } },
      },
    },
  ],
});

/** Manifests with something in each column, and with outcomes that differ between events. */
export const SHOP = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  replicas: 3
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: postgres
          image: postgres:17
          volumeMounts:
            - { name: data, mountPath: /var/lib/postgresql/data, subPath: pgdata }
            - { name: config, mountPath: /etc/postgres }
            - { name: run, mountPath: /run }
      volumes:
        - { name: config, configMap: { name: db-config } }
        - { name: run, emptyDir: { medium: Memory, sizeLimit: 64Mi } }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: gp3, resources: { requests: { storage: 20Gi } } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ebs.csi.aws.com
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: example/web:1
          volumeMounts:
            - { name: uploads, mountPath: /srv/uploads }
            - { name: cache, mountPath: /var/cache/web }
        - name: thumbnails
          image: example/thumbnails:1
          volumeMounts: [{ name: uploads, mountPath: /in, readOnly: true }]
      volumes:
        - { name: uploads, persistentVolumeClaim: { claimName: uploads } }
        - { name: cache, emptyDir: {} }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: uploads, namespace: shop }
spec:
  { accessModes: [ReadWriteMany], storageClassName: '', volumeName: uploads-nfs, resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: uploads-nfs }
spec:
  capacity: { storage: 1Gi }
  accessModes: [ReadWriteMany]
  storageClassName: ''
  claimRef: { namespace: shop, name: uploads }
  nfs: { server: nfs.example.com, path: /exports/uploads }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: shop }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - name: agent
          image: example/agent:1
          volumeMounts: [{ name: host, mountPath: /host }]
      volumes: [{ name: host, hostPath: { path: /var/agent } }]
`;
