import { nearest } from '../../api/nearest';
import type { DriverParameters, Parameter } from '../../drivers/parameters';
import { COMMON_PARAMETERS, parametersOf } from '../../drivers/parameters';
import type { Json } from '../../inventory/json';
import { asObject, asString } from '../../inventory/json';
import type { Problem, Rule } from '../rule';

const storageClass = (parameter: string): string => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: disk
provisioner: ebs.csi.aws.com
parameters: { ${parameter} }
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
`;

export const rule: Rule = {
  name: 'driver-parameters',
  appliesTo: ['StorageClass'],
  severity: 'warning',
  summary: 'A StorageClass has a misspelt parameter, or a value of one that its driver does not document.',
  consequence: 'The driver refuses to provision: claims of the class stay Pending, and so do their pods.',
  fix: 'Write what the documentation of the driver has.',
  see: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#parameters',
  bad: () => storageClass('tpye: gp3'),
  good: () => storageClass('type: gp3'),
  *check({ storageClasses }) {
    for (const manifest of storageClasses) {
      const driver = parametersOf(asString(manifest.data['provisioner']) ?? '');
      if (driver === undefined) continue;
      const given = asObject(manifest.data['parameters']);
      for (const [name, value] of Object.entries(given)) {
        const problem = problemOf(name, value, driver);
        if (problem !== undefined) yield { manifest, path: ['parameters', name], ...problem };
      }
    }
  },
};

function problemOf(
  name: string,
  value: Json | undefined,
  driver: DriverParameters,
): Pick<Problem, 'message' | 'fix'> | undefined {
  const known = [...driver.parameters, ...COMMON_PARAMETERS];
  if (/^fstype$/i.test(name)) return undefined;
  const parameter = known.find((one) => isNamed(name, one.name, driver));
  if (parameter !== undefined) return valueProblem(name, value, parameter, driver);
  // Newer versions of a driver may have more parameters: only misspellings of known names are reported.
  const meant = nearest(
    name,
    known.map((one) => one.name),
  );
  return meant === undefined
    ? undefined
    : { message: `${driver.driver} documents no parameter '${name}'`, fix: `Did you mean ${meant}?` };
}

function valueProblem(
  name: string,
  value: Json | undefined,
  { values }: Parameter,
  { driver, documentation }: DriverParameters,
): Pick<Problem, 'message' | 'fix'> | undefined {
  if (values === undefined || typeof value !== 'string') return undefined;
  if (values.some((one) => one.toLowerCase() === value.toLowerCase())) return undefined;
  const meant = nearest(value, values);
  return {
    message: `the parameter ${name} is '${value}', and ${driver} documents ${values.map((one) => (one === '' ? "''" : one)).join(', ')}`,
    fix: meant === undefined ? `Write one of these; ${documentation}` : `Did you mean ${meant}?`,
  };
}

function isNamed(given: string, name: string, { ignoresCase }: DriverParameters): boolean {
  return given === name || (ignoresCase && given.toLowerCase() === name.toLowerCase());
}
