import { converted } from './programs';

test("nothing of a Secret's values is in the program: not from kubectl's record, not from a comment", () => {
  const record = JSON.stringify({ kind: 'Secret', stringData: { password: 'hunter2' } });
  const yaml = `# password: hunter2
apiVersion: v1
kind: Secret
metadata:
  name: login
  annotations: { kubectl.kubernetes.io/last-applied-configuration: ${JSON.stringify(record)}, team: shop }
stringData: { password: hunter2 }
`;
  const { program, lost } = converted(yaml);
  expect(lost).toEqual([]);
  expect(program).toContain("team: 'shop'");
  expect(program).not.toContain('hunter2');
  expect(program).not.toContain('last-applied');
});

test.each([
  ['a kind in lower case', 'kind: secret\nstringData: { password: hunter2 }'],
  ['a kind in the plural', 'kind: Secrets\nstringData: { password: hunter2 }'],
])('%s: the values of what is meant to be a Secret are read from the environment', (_, rest) => {
  const { program, environment, lost } = converted(`apiVersion: v1\nmetadata: { name: login }\n${rest}\n`);
  expect(lost).toEqual([]);
  expect(program).not.toContain('hunter2');
  expect([...environment]).toEqual([['LOGIN_PASSWORD', 'hunter2']]);
});

test.each([
  ["has fields that a Secret hasn't: password", 'password: hunter2'],
  ['has data that are not an object', 'stringData: hunter2'],
  ['has a value pin that is no string', 'stringData: { password: hunter2, pin: 1234 }'],
])('a Secret that %s is not in the program, nor are its variables', (reason, rest) => {
  const yaml = `apiVersion: v1\nkind: Secret\nmetadata: { name: login }\n${rest}\n`;
  const { program, environment, lost } = converted(yaml);
  expect(lost.map((one) => one.reason)).toEqual([reason]);
  expect(program).not.toMatch(/hunter2|1234|secret\(/);
  expect(environment.size).toBe(0);
});
