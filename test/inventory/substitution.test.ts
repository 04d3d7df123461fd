import { runChecks } from '../../src/check/run';
import { Inventory } from '../../src/inventory/inventory';
import { readManifests } from '../../src/inventory/read';

const errors = (text: string): string[] => {
  const { manifests, problems } = readManifests('a.yaml', text);
  expect(problems).toEqual([]);
  return runChecks(new Inventory(manifests))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, path }) => `${rule} ${path}`);
};

test('a default is taken, and is a number where a number belongs', () => {
  const { manifests } = readManifests(
    'a.yaml',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: "${APP:=web}-1" }\nspec:\n  replicas: ${REPLICAS:=3}\n  paused: ${PAUSED:-false}\n  strategy: { type: "${STRATEGY}" }\n',
  );
  expect(manifests[0]?.name).toBe('web-1');
  expect(manifests[0]?.spec).toEqual({ replicas: 3, paused: false, strategy: { type: '${STRATEGY}' } });
});

test('a default that is wrong is', () => {
  const claim = (size: string): string =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: "${size}" } } }\n`;
  expect(errors(claim('${SIZE:=much}'))).toEqual(['bad-quantity spec.resources.requests.storage']);
  expect(errors(claim('${SIZE:=1Gi}'))).toEqual([]);
});

test('what a program in a ConfigMap makes of its own variables is its business', () => {
  const { manifests } = readManifests(
    'a.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { run.sh: "echo ${A:=b}" }\n',
  );
  expect(manifests[0]?.data['data']).toEqual({ 'run.sh': 'echo ${A:=b}' });
});

test('what SOPS adds is no field of a Secret, and what it encrypts no error', () => {
  const secret = `apiVersion: v1
kind: Secret
metadata: { name: db }
data: { password: "ENC[AES256_GCM,data:abc=,iv:abc=,tag:abc==,type:str]" }
`;
  expect(errors(`${secret}sops: { mac: "ENC[AES256_GCM,data:a,type:str]", version: 3.9.0 }\n`)).toEqual([]);
  expect(errors(`${secret}sops: misspelt\n`)).toEqual(['unknown-field sops']);
});
