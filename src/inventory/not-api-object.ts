import type { JsonObject } from './json';
import { asString } from './json';

/** Configuration files of programs that have an apiVersion and a kind, but are never applied. */
const CONFIG_FILES: readonly { readonly apiVersion: RegExp; readonly of: string }[] = [
  { apiVersion: /^kustomize\.config\.k8s\.io\//, of: 'kustomize: name its folder' },
  { apiVersion: /^(builtin|config\.kubernetes\.io\/.*|fn\.kpt\.dev\/.*|kpt\.dev\/.*)$/, of: 'kustomize or kpt' },
  { apiVersion: /^(kind|kwok)\.x-k8s\.io\//, of: 'kind or kwok' },
  { apiVersion: /^(k3d\.io|ctlptl\.dev|eksctl\.io|minikube\.sigs\.k8s\.io)\//, of: 'a tool that makes clusters' },
  { apiVersion: /^skaffold\//, of: 'Skaffold' },
  { apiVersion: /^kubeadm\.k8s\.io\//, of: 'kubeadm' },
  {
    apiVersion:
      /^((kubelet|kubeproxy|kubescheduler|kubecontrollermanager|apiserver)\.config|audit|apiserver)\.k8s\.io\//,
    of: 'a part of the control plane or a node',
  },
  { apiVersion: /^client\.authentication\.k8s\.io\//, of: 'kubectl' },
  { apiVersion: /^scorecard\.operatorframework\.io\//, of: 'scorecard' },
  { apiVersion: /^backstage\.io\//, of: 'Backstage' },
  { apiVersion: /^pipelines\.kubeflow\.org\/|^argoproj-labs\.io\/.*Config$/, of: 'another tool' },
];

/** Why a value with apiVersion and kind isn't an API object; undefined where it may be one. */
export function notApiObject(value: JsonObject): string | undefined {
  const apiVersion = asString(value['apiVersion'] ?? value['apiversion']) ?? '';
  const settings = CONFIG_FILES.find((one) => one.apiVersion.test(apiVersion));
  if (settings !== undefined) return `is not an object of the API, but settings of ${settings.of}`;
  if (value['kind'] === 'Config' && Array.isArray(value['clusters']))
    return 'is not an object of the API, but settings of kubectl';
  if (value['$patch'] !== undefined || value['$retainKeys'] !== undefined)
    return 'is a patch, which says how another object is changed, and no manifest by itself';
  return undefined;
}
