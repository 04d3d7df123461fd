import { DRIVER } from '../../../src/drivers/names';
import { runChecks } from '../../../src/check/run';
import { inventoryOf } from '../inventory-of';

const found = (provisioner: string, parameters: string): readonly string[] =>
  runChecks(
    inventoryOf(`apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disk }
provisioner: ${provisioner}
parameters: { ${parameters} }
`),
    { only: ['driver-parameters'] },
  ).map(({ severity, path, fix }) => `${severity} ${path}: ${fix}`);

test.each([
  [DRIVER.awsEbs, 'tpye: gp3', 'warning parameters.tpye: Did you mean type?'],
  [DRIVER.awsEbs, 'type: gp33', 'warning parameters.type: Did you mean gp3?'],
  [DRIVER.azureDisk, 'skuNmae: Premium_LRS', 'warning parameters.skuNmae: Did you mean skuName?'],
  [DRIVER.cephRbd, 'clusterId: a', 'warning parameters.clusterId: Did you mean clusterID?'],
])('of %s, { %s } is reported', (provisioner, parameters, expected) => {
  expect(found(provisioner, parameters)).toEqual([expected]);
});

test.each([
  ['what the driver documents', DRIVER.awsEbs, 'type: gp3, iops: "99999", csi.storage.k8s.io/fstype: xfs'],
  ['the file system as it was written before', DRIVER.awsEbs, 'fsType: ext4'],
  ['a name in the letters that the driver does not tell apart', DRIVER.azureDisk, 'SKUNAME: premium_lrs'],
  ['a name that a newer driver may have', DRIVER.awsEbs, 'somethingElseAltogether: a'],
  ['whatever an unknown driver has', 'csi.example.com', 'tpye: gp3'],
])('nothing is said of %s', (_, provisioner, parameters) => {
  expect(found(provisioner, parameters)).toEqual([]);
});
