// The Helm chart ./grafana+helm-charts/charts/loki-distributed as it was rendered, with the values that were given.
import { ApiObject, App, Chart } from 'cdk8s';
import {
  DeploymentStrategy,
  EnvConfig,
  EphemeralStore,
  Handler,
  ImagePullPolicy,
  PodManagementPolicy,
  Protocol,
  Service,
  ServiceType,
  StatefulApp,
  Workload,
} from 'cdk8s-stateful';

const labels = {
  'helm.sh/chart': 'loki-distributed-0.80.6',
  'app.kubernetes.io/name': 'loki-distributed',
  'app.kubernetes.io/instance': 'loki-distributed',
  'app.kubernetes.io/version': '2.9.13',
  'app.kubernetes.io/managed-by': 'Helm',
};
const commonLabels = { 'app.kubernetes.io/name': 'loki-distributed', 'app.kubernetes.io/instance': 'loki-distributed' };
const metadata = { labels: { ...labels, 'app.kubernetes.io/component': 'gateway' } };
const image = 'docker.io/grafana/loki:2.9.13';
const ports = [
  { containerPort: 3100, name: 'http', protocol: Protocol.TCP },
  { containerPort: 9095, name: 'grpc', protocol: Protocol.TCP },
  { containerPort: 7946, name: 'http-memberlist', protocol: Protocol.TCP },
];
const securityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
const labelSelector = { matchLabels: { ...commonLabels, 'app.kubernetes.io/component': 'distributor' } };
const topologyKey = 'kubernetes.io/hostname';
const podAffinityTermTopologyKey = 'failure-domain.beta.kubernetes.io/zone';
const podSecurityContext = { fsGroup: 10001, runAsGroup: 10001, runAsNonRoot: true, runAsUser: 10001 };
const deploymentSpec = { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } };
const podMetadata = {
  labels: { 'app.kubernetes.io/part-of': 'memberlist' },
  annotations: { 'checksum/config': '7f048fcd556890660cbbe8d27e59bf07c2466c9e267e7665da50612bf7414bd6' },
};
const portsValue = [
  { name: 'http', port: 3100, targetPort: 'http', protocol: Protocol.TCP },
  { name: 'grpc', port: 9095, targetPort: 'grpc', protocol: Protocol.TCP },
];
const nginxLabelSelector = { matchLabels: { ...commonLabels, 'app.kubernetes.io/component': 'gateway' } };
const ingesterLabelSelector = { matchLabels: { ...commonLabels, 'app.kubernetes.io/component': 'ingester' } };
const querierLabelSelector = { matchLabels: { ...commonLabels, 'app.kubernetes.io/component': 'querier' } };
const queryFrontendLabelSelector = {
  matchLabels: { ...commonLabels, 'app.kubernetes.io/component': 'query-frontend' },
};
const workloadMetadata = { labels: { ...labels, 'app.kubernetes.io/component': 'query-frontend' } };
const portsValue2 = [
  { name: 'http', port: 3100, targetPort: 'http', protocol: Protocol.TCP },
  { name: 'grpc', port: 9095, targetPort: 'grpc', protocol: Protocol.TCP },
  { name: 'grpclb', port: 9096, targetPort: 'grpc', protocol: Protocol.TCP },
];

export const app = new App();
const chart = new Chart(app, 'loki-distributed', { namespace: 'default' });
const others = new Chart(app, 'loki-distributed-others');

new ApiObject(chart, 'loki-distributed', {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'loki-distributed', labels },
  automountServiceAccountToken: true,
});

const configYaml = `auth_enabled: false
chunk_store_config:
  max_look_back_period: 0s
common:
  compactor_address: http://loki-distributed-compactor:3100
compactor:
  shared_store: filesystem
  working_directory: /var/loki/compactor
distributor:
  ring:
    kvstore:
      store: memberlist
frontend:
  compress_responses: true
  log_queries_longer_than: 5s
  tail_proxy_url: http://loki-distributed-querier:3100
frontend_worker:
  frontend_address: loki-distributed-query-frontend-headless:9095
ingester:
  chunk_block_size: 262144
  chunk_encoding: snappy
  chunk_idle_period: 30m
  chunk_retain_period: 1m
  lifecycler:
    ring:
      kvstore:
        store: memberlist
      replication_factor: 1
  max_transfer_retries: 0
  wal:
    dir: /var/loki/wal
ingester_client:
  grpc_client_config:
    grpc_compression: gzip
limits_config:
  enforce_metric_name: false
  max_cache_freshness_per_query: 10m
  reject_old_samples: true
  reject_old_samples_max_age: 168h
  split_queries_by_interval: 15m
memberlist:
  cluster_label: loki-distributed.default
  join_members:
  - loki-distributed-memberlist
query_range:
  align_queries_with_step: true
  cache_results: true
  max_retries: 5
  results_cache:
    cache:
      embedded_cache:
        enabled: true
        ttl: 24h
ruler:
  alertmanager_url: https://alertmanager.xx
  external_url: https://alertmanager.xx
  ring:
    kvstore:
      store: memberlist
  rule_path: /tmp/loki/scratch
  storage:
    local:
      directory: /etc/loki/rules
    type: local
runtime_config:
  file: /var/loki-distributed-runtime/runtime.yaml
schema_config:
  configs:
  - from: "2020-09-07"
    index:
      period: 24h
      prefix: loki_index_
    object_store: filesystem
    schema: v11
    store: boltdb-shipper
server:
  http_listen_port: 3100
storage_config:
  boltdb_shipper:
    active_index_directory: /var/loki/index
    cache_location: /var/loki/cache
    cache_ttl: 168h
    shared_store: filesystem
  filesystem:
    directory: /var/loki/chunks
table_manager:
  retention_deletes_enabled: false
  retention_period: 0s
`;
const lokiDistributedConfigMap = new EnvConfig(chart, 'loki-distributed-configmap', {
  name: 'loki-distributed',
  metadata: { labels },
  data: { 'config.yaml': configYaml },
});

const nginxConf = `worker_processes  5;  ## Default: 1
error_log  /dev/stderr;
pid        /tmp/nginx.pid;
worker_rlimit_nofile 8192;

events {
  worker_connections  4096;  ## Default: 1024
}

http {
  client_body_temp_path /tmp/client_temp;
  proxy_temp_path       /tmp/proxy_temp_path;
  fastcgi_temp_path     /tmp/fastcgi_temp;
  uwsgi_temp_path       /tmp/uwsgi_temp;
  scgi_temp_path        /tmp/scgi_temp;

  proxy_http_version    1.1;

  default_type application/octet-stream;
  log_format   main '$remote_addr - $remote_user [$time_local]  $status '
        '"$request" $body_bytes_sent "$http_referer" '
        '"$http_user_agent" "$http_x_forwarded_for"';
  access_log   /dev/stderr  main;

  sendfile     on;
  tcp_nopush   on;
  resolver kube-dns.kube-system.svc.cluster.local;

  server {
    listen             8080;

    location = / {
      return 200 'OK';
      auth_basic off;
      access_log off;
    }

    location = /api/prom/push {
      set $api_prom_push_backend http://loki-distributed-distributor.default.svc.cluster.local;
      proxy_pass       $api_prom_push_backend:3100$request_uri;
      proxy_http_version 1.1;
    }

    location = /api/prom/tail {
      set $api_prom_tail_backend http://loki-distributed-querier.default.svc.cluster.local;
      proxy_pass       $api_prom_tail_backend:3100$request_uri;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_http_version 1.1;
    }

    # Ruler
    location ~ /prometheus/api/v1/alerts.* {
      set $prometheus_api_v1_alerts_backend http://loki-distributed-ruler.default.svc.cluster.local;
      proxy_pass       $prometheus_api_v1_alerts_backend:3100$request_uri;
    }
    location ~ /prometheus/api/v1/rules.* {
      set $prometheus_api_v1_rules_backend http://loki-distributed-ruler.default.svc.cluster.local;
      proxy_pass       $prometheus_api_v1_rules_backend:3100$request_uri;
    }
    location ~ /api/prom/rules.* {
      set $api_prom_rules_backend http://loki-distributed-ruler.default.svc.cluster.local;
      proxy_pass       $api_prom_rules_backend:3100$request_uri;
    }
    location ~ /api/prom/alerts.* {
      set $api_prom_alerts_backend http://loki-distributed-ruler.default.svc.cluster.local;
      proxy_pass       $api_prom_alerts_backend:3100$request_uri;
    }

    location ~ /api/prom/.* {
      set $api_prom_backend http://loki-distributed-query-frontend-headless.default.svc.cluster.local;
      proxy_pass       $api_prom_backend:3100$request_uri;
      proxy_http_version 1.1;
    }

    location = /loki/api/v1/push {
      set $loki_api_v1_push_backend http://loki-distributed-distributor.default.svc.cluster.local;
      proxy_pass       $loki_api_v1_push_backend:3100$request_uri;
      proxy_http_version 1.1;
    }

    location = /loki/api/v1/tail {
      set $loki_api_v1_tail_backend http://loki-distributed-querier.default.svc.cluster.local;
      proxy_pass       $loki_api_v1_tail_backend:3100$request_uri;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_http_version 1.1;
    }

    location ~ /loki/api/.* {
      set $loki_api_backend http://loki-distributed-query-frontend-headless.default.svc.cluster.local;
      proxy_pass       $loki_api_backend:3100$request_uri;
      proxy_http_version 1.1;
    }
  }
}
`;
const lokiDistributedGateway = new EnvConfig(others, 'loki-distributed-gateway', {
  name: 'loki-distributed-gateway',
  metadata,
  data: { 'nginx.conf': nginxConf },
});

const lokiDistributedRuntime = new EnvConfig(chart, 'loki-distributed-runtime', {
  metadata: { labels },
  data: { 'runtime.yaml': '\n{}\n' },
});

new StatefulApp(chart, 'distributor', {
  image,
  args: ['-config.file=/etc/loki/config/config.yaml', '-target=distributor'],
  ports,
  resources: {},
  livenessProbe: { handler: Handler.httpGet('/ready', { portName: 'http' }), initialDelaySeconds: 300 },
  readinessProbe: {
    handler: Handler.httpGet('/ready', { portName: 'http' }),
    initialDelaySeconds: 30,
    timeoutSeconds: 1,
  },
  securityContext,
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  replicas: 1,
  pod: {
    serviceAccountName: 'loki-distributed',
    terminationGracePeriodSeconds: 30,
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector, topologyKey }],
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { labelSelector, topologyKey: podAffinityTermTopologyKey } },
        ],
      },
    },
    securityContext: podSecurityContext,
  },
  workload: Workload.deployment({
    metadata: {
      labels: { ...labels, 'app.kubernetes.io/component': 'distributor', 'app.kubernetes.io/part-of': 'memberlist' },
    },
    revisionHistoryLimit: 10,
    deploymentSpec,
    selector: { ...commonLabels, 'app.kubernetes.io/component': 'distributor' },
    podMetadata,
  }),
})
  .mount('/etc/loki/config', lokiDistributedConfigMap, { volumeName: 'config' })
  .mount('/var/loki-distributed-runtime', lokiDistributedRuntime, { volumeName: 'runtime-config' })
  .expose({
    metadata: { labels: { ...labels, 'app.kubernetes.io/component': 'distributor' } },
    ports: portsValue,
    type: ServiceType.CLUSTER_IP,
  });

new StatefulApp(others, 'nginx', {
  image: 'docker.io/nginxinc/nginx-unprivileged:1.27.3-alpine',
  ports: [{ containerPort: 8080, name: 'http', protocol: Protocol.TCP }],
  resources: {},
  livenessProbe: { handler: Handler.httpGet('/', { portName: 'http' }), initialDelaySeconds: 30 },
  readinessProbe: { handler: Handler.httpGet('/', { portName: 'http' }), initialDelaySeconds: 15, timeoutSeconds: 1 },
  securityContext,
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  replicas: 1,
  pod: {
    serviceAccountName: 'loki-distributed',
    terminationGracePeriodSeconds: 30,
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: nginxLabelSelector, topologyKey }],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: { labelSelector: nginxLabelSelector, topologyKey: podAffinityTermTopologyKey },
          },
        ],
      },
    },
    securityContext: { fsGroup: 101, runAsGroup: 101, runAsNonRoot: true, runAsUser: 101 },
  },
  workload: Workload.deployment({
    name: 'loki-distributed-gateway',
    metadata,
    strategy: DeploymentStrategy.rollingUpdate(),
    revisionHistoryLimit: 10,
    selector: { ...commonLabels, 'app.kubernetes.io/component': 'gateway' },
    podMetadata: {
      annotations: { 'checksum/config': '8ef7205a66d50af225564b23b6f901862ff41d23e636946624fb579e82cebfd0' },
    },
  }),
})
  .mount('/etc/nginx', lokiDistributedGateway, { volumeName: 'config' })
  .mount('/tmp', EphemeralStore.emptyDir())
  .mount('/docker-entrypoint.d', EphemeralStore.emptyDir({ name: 'docker-entrypoint-d-override' }))
  .expose({
    metadata,
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: Protocol.TCP }],
    type: ServiceType.CLUSTER_IP,
  });

new StatefulApp(chart, 'ingester', {
  image,
  args: ['-config.file=/etc/loki/config/config.yaml', '-target=ingester'],
  ports,
  livenessProbe: { handler: Handler.httpGet('/ready', { portName: 'http' }), initialDelaySeconds: 300 },
  readinessProbe: {
    handler: Handler.httpGet('/ready', { portName: 'http' }),
    initialDelaySeconds: 30,
    timeoutSeconds: 1,
  },
  securityContext,
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  replicas: 1,
  pod: {
    serviceAccountName: 'loki-distributed',
    terminationGracePeriodSeconds: 300,
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: ingesterLabelSelector, topologyKey }],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: { labelSelector: ingesterLabelSelector, topologyKey: podAffinityTermTopologyKey },
          },
        ],
      },
    },
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: ingesterLabelSelector },
    ],
    securityContext: podSecurityContext,
  },
  workload: Workload.statefulSet({
    metadata: {
      labels: { ...labels, 'app.kubernetes.io/component': 'ingester', 'app.kubernetes.io/part-of': 'memberlist' },
    },
    podManagementPolicy: PodManagementPolicy.PARALLEL,
    revisionHistoryLimit: 10,
    statefulSetSpec: { updateStrategy: { rollingUpdate: { partition: 0 } } },
    selector: { ...commonLabels, 'app.kubernetes.io/component': 'ingester' },
    podMetadata,
    service: {
      metadata: {
        labels: {
          ...commonLabels,
          'app.kubernetes.io/component': 'ingester',
          'prometheus.io/service-monitor': 'false',
        },
      },
      ports: portsValue,
      type: ServiceType.CLUSTER_IP,
    },
  }),
})
  .mount('/etc/loki/config', lokiDistributedConfigMap, { volumeName: 'config' })
  .mount('/var/loki-distributed-runtime', lokiDistributedRuntime, { volumeName: 'runtime-config' })
  .mount('/var/loki', EphemeralStore.emptyDir({ name: 'data' }))
  .expose({
    metadata: { labels: { ...labels, 'app.kubernetes.io/component': 'ingester' } },
    ports: portsValue,
    type: ServiceType.CLUSTER_IP,
  });

new StatefulApp(chart, 'querier', {
  image,
  args: ['-config.file=/etc/loki/config/config.yaml', '-target=querier'],
  ports,
  resources: {},
  livenessProbe: { handler: Handler.httpGet('/ready', { portName: 'http' }), initialDelaySeconds: 300 },
  readinessProbe: {
    handler: Handler.httpGet('/ready', { portName: 'http' }),
    initialDelaySeconds: 30,
    timeoutSeconds: 1,
  },
  securityContext,
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  replicas: 1,
  pod: {
    serviceAccountName: 'loki-distributed',
    terminationGracePeriodSeconds: 30,
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: querierLabelSelector, topologyKey }],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: { labelSelector: querierLabelSelector, topologyKey: podAffinityTermTopologyKey },
          },
        ],
      },
    },
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: querierLabelSelector },
    ],
    securityContext: podSecurityContext,
  },
  workload: Workload.statefulSet({
    metadata: {
      labels: { ...labels, 'app.kubernetes.io/component': 'querier', 'app.kubernetes.io/part-of': 'memberlist' },
    },
    podManagementPolicy: PodManagementPolicy.PARALLEL,
    revisionHistoryLimit: 10,
    statefulSetSpec: { updateStrategy: { rollingUpdate: { partition: 0 } } },
    selector: { ...commonLabels, 'app.kubernetes.io/component': 'querier' },
    podMetadata,
    service: {
      metadata: {
        labels: { ...commonLabels, 'app.kubernetes.io/component': 'querier', 'prometheus.io/service-monitor': 'false' },
      },
      ports: portsValue,
      type: ServiceType.CLUSTER_IP,
    },
  }),
})
  .mount('/etc/loki/config', lokiDistributedConfigMap, { volumeName: 'config' })
  .mount('/var/loki-distributed-runtime', lokiDistributedRuntime, { volumeName: 'runtime-config' })
  .mount('/var/loki', EphemeralStore.emptyDir({ name: 'data' }))
  .expose({
    metadata: { labels: { ...labels, 'app.kubernetes.io/component': 'querier' } },
    ports: portsValue,
    type: ServiceType.CLUSTER_IP,
  });

const lokiDistributedQueryFrontend = new StatefulApp(chart, 'query-frontend', {
  image,
  args: ['-config.file=/etc/loki/config/config.yaml', '-target=query-frontend'],
  ports,
  resources: {},
  livenessProbe: { handler: Handler.httpGet('/ready', { portName: 'http' }), initialDelaySeconds: 300 },
  readinessProbe: {
    handler: Handler.httpGet('/ready', { portName: 'http' }),
    initialDelaySeconds: 30,
    timeoutSeconds: 1,
  },
  securityContext,
  imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
  replicas: 1,
  pod: {
    serviceAccountName: 'loki-distributed',
    terminationGracePeriodSeconds: 30,
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: queryFrontendLabelSelector, topologyKey }],
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: { labelSelector: queryFrontendLabelSelector, topologyKey: podAffinityTermTopologyKey },
          },
        ],
      },
    },
    securityContext: podSecurityContext,
  },
  workload: Workload.deployment({
    metadata: workloadMetadata,
    revisionHistoryLimit: 10,
    deploymentSpec,
    selector: { ...commonLabels, 'app.kubernetes.io/component': 'query-frontend' },
    podMetadata,
  }),
})
  .mount('/etc/loki/config', lokiDistributedConfigMap, { volumeName: 'config' })
  .mount('/var/loki-distributed-runtime', lokiDistributedRuntime, { volumeName: 'runtime-config' });
lokiDistributedQueryFrontend.expose({
  name: 'loki-distributed-query-frontend-headless',
  metadata: {
    labels: { ...labels, 'app.kubernetes.io/component': 'query-frontend', 'prometheus.io/service-monitor': 'false' },
  },
  ports: portsValue2,
  type: ServiceType.CLUSTER_IP,
  headless: true,
  publishNotReadyAddresses: true,
});
lokiDistributedQueryFrontend.expose({
  metadata: workloadMetadata,
  ports: portsValue2,
  type: ServiceType.CLUSTER_IP,
  publishNotReadyAddresses: true,
});

new Service(chart, 'loki-distributed-memberlist', {
  metadata: { labels },
  ports: [{ name: 'tcp', port: 7946, targetPort: 'http-memberlist', protocol: Protocol.TCP }],
  type: ServiceType.CLUSTER_IP,
  headless: true,
  selector: { ...commonLabels, 'app.kubernetes.io/part-of': 'memberlist' },
});

app.synth();
