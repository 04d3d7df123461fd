import { claim, documents, storageClass, volume } from '../../src/check/examples';
import { type Manifests, manifestsOf } from './manifests';
import { isRisky, waves } from './waves';

const DEFAULT = "annotations: { storageclass.kubernetes.io/is-default-class: 'true' }";

function wavesOf(...yaml: readonly string[]): readonly (readonly string[])[] {
  const all: Manifests[] = yaml.map((text, index) => manifestsOf(String(index), text));
  return waves(all).map((wave) => wave.map(({ name }) => name));
}

test('manifests with volumes and classes of one name are tried side by side', () => {
  const app = documents(storageClass(), volume(), claim());
  expect(wavesOf(app, app, app)).toEqual([['0', '1', '2']]);
});

test('a claim that might take the volume without class of others waits until that is gone', () => {
  const open = volume({ className: '' });
  expect(wavesOf(open, claim({ className: '' }))).toEqual([['0'], ['1']]);
  expect(wavesOf(open, claim({ className: 'none' }))).toEqual([['0'], ['1']]);
});

test('a claim that names its volume, or a volume that names its claim, can meet nobody', () => {
  const named = claim({ className: '', more: 'volumeName: other' });
  const reserved = volume({ className: '', more: 'claimRef: { namespace: default, name: data }' });
  expect(wavesOf(volume({ className: '' }), named)).toEqual([['0', '1']]);
  expect(wavesOf(reserved, claim({ className: '' }))).toEqual([['0', '1']]);
});

test('volumes without class are no trouble to each other', () => {
  const open = volume({ className: '' });
  expect(wavesOf(open, open)).toEqual([['0', '1']]);
});

test('whoever makes a default class is apart from claims that leave their class open', () => {
  const withDefault = storageClass({ annotations: DEFAULT });
  expect(wavesOf(claim({ className: 'none' }), withDefault, claim())).toEqual([['0', '2'], ['1']]);
});

test('cluster-wide objects that keep their name are tried one after the other', () => {
  const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: reader }\nrules: []\n';
  expect(wavesOf(role, claim(), role)).toEqual([['0', '1'], ['2']]);
});

test('pods that write to one iSCSI disk are tried one after the other', () => {
  const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: web, image: web }]
  volumes: [{ name: disk, iscsi: { targetPortal: 10.0.2.15, iqn: iqn.2001-04.com.example:disk, lun: 0 } }]
`;
  expect(wavesOf(pod, pod)).toEqual([['0'], ['1']]);
});

test('a default class is a risk in a cluster of others, a volume without class where they have open claims', () => {
  const withDefault = manifestsOf('default', storageClass({ annotations: DEFAULT }));
  const open = manifestsOf('open', volume({ className: '' }));
  const harmless = manifestsOf('harmless', documents(volume(), claim()));
  const risks = (hasOpenClaims: boolean): readonly boolean[] =>
    [withDefault, open, harmless].map((manifests) => isRisky(manifests, hasOpenClaims));
  expect(risks(false)).toEqual([true, false, false]);
  expect(risks(true)).toEqual([true, true, false]);
});
