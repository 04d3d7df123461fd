import * as fc from 'fast-check';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Checks, Env, EnvConfig, StatefulApp, Workload } from 'cdk8s-stateful';
import { only, synth } from '../support/synth';

type Values = Record<string, string | kplus.EnvValue>;

/** The names of a container's variables, in the order in which they are emitted. */
function order(env: Values, agent?: string): readonly string[] {
  const before = process.env['JSII_AGENT'];
  if (agent !== undefined) process.env['JSII_AGENT'] = agent;
  try {
    const manifests = synth((chart) => {
      new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), env });
    });
    const { containers } = only(manifests, 'Pod')['spec'] as { containers: { env: { name: string }[] }[] };
    return containers.flatMap((container) => container.env.map(({ name }) => name));
  } finally {
    if (before === undefined) delete process.env['JSII_AGENT'];
    else process.env['JSII_AGENT'] = before;
  }
}

const UNORDERED = ['Java/17.0.15', 'go1.26.8/linux/amd64', 'DotNet/8.0.1/.NETCoreApp'];

test('variables stand as they are given in JavaScript and Python', () => {
  const env = { Z: '1', A: '2', M: Env.field('metadata.name') };
  expect(order(env)).toEqual(['Z', 'A', 'M']);
  expect(order(env, 'Python/3.11.7')).toEqual(['Z', 'A', 'M']);
});

test.each(UNORDERED)('variables stand by name where maps come in any order (%s)', (agent) => {
  expect(order({ Z: '1', A: '2', M: '3' }, agent)).toEqual(['A', 'M', 'Z']);
  expect(order({ M: '3', A: '2', Z: '1' }, agent)).toEqual(['A', 'M', 'Z']);
});

test.each([undefined, ...UNORDERED])('a variable stands after those that its value refers to (%s)', (agent) => {
  const env = { A_URL: 'postgres://$(USER):$(PASSWORD)@db', PASSWORD: '$(USER)-secret', USER: 'app' };
  expect(order(env, agent)).toEqual(['USER', 'PASSWORD', 'A_URL']);
});

test('the values of cdk8s-plus refer to others too', () => {
  expect(order({ URL: kplus.EnvValue.fromValue('http://$(HOST)'), HOST: 'db' })).toEqual(['HOST', 'URL']);
});

test.each<[string, Values]>([
  ['text that only looks like a reference', { URL: '$$(HOST)', HOST: 'db' }],
  ['a literal', { URL: Env.literal('$(HOST)'), HOST: 'db' }],
  ['a variable that is not given', { URL: '$(PORT)', HOST: 'db' }],
])('%s moves nothing and is taken', (_, env) => {
  expect(order(env)).toEqual(['URL', 'HOST']);
});

test('a circle is emitted, as the API server takes it, and reported: one of it is the text $(NAME)', () => {
  expect(order({ A: '$(B)', B: 'x$(C)', C: '$(B)' })).toEqual(['C', 'B', 'A']);
  const chart = new Chart(new App(), 'story');
  new StatefulApp(chart, 'app', { image: 'app:1', env: { B: 'x$(C)', C: '$(B)' } });
  const [finding] = Checks.of(chart).findings.filter(({ rule }) => rule === 'env-order');
  expect(finding).toMatchObject({
    severity: 'warning',
    message: 'C uses $(B), which is defined after it: the app gets the text $(B)',
    fix: 'B refers to C in turn, so no order helps: give one of them its value.',
  });
});

/** Whether a variable, or one that it refers to, is or refers to another: of a circle one has to be the first. */
function leadsTo(values: readonly string[], from: string, to: string): boolean {
  let name: string | undefined = from;
  for (let steps = 0; name !== undefined && steps <= values.length; steps++) {
    if (name === to) return true;
    name = /^<\$\((.)\)>$/.exec(values['ABCDE'.indexOf(name)] ?? '')?.[1];
  }
  return false;
}

test('where maps come in any order, every order of a map makes the same manifests', () => {
  const names = ['A', 'B', 'C', 'D', 'E'];
  const value = fc.constantFrom('text', ...names.map((name) => `<$(${name})>`));
  const variables = fc.tuple(value, value, value, value, value);
  const shuffled = fc.shuffledSubarray(names, { minLength: names.length });
  const emitted = (values: readonly string[], keys: readonly string[]): string => {
    return order(Object.fromEntries(keys.map((key) => [key, values[names.indexOf(key)] ?? ''])), 'Java/17').join();
  };
  fc.assert(
    fc.property(variables, shuffled, shuffled, (values, one, other) => {
      const result = emitted(values, one);
      expect(emitted(values, other)).toBe(result);
      const found = result.split(',');
      for (const [i, text] of values.entries()) {
        const used = names.find((name) => text === `<$(${name})>`);
        if (used !== undefined && !leadsTo(values, used, names[i] ?? ''))
          expect(found.indexOf(used)).toBeLessThan(found.indexOf(names[i] ?? ''));
      }
    }),
    { numRuns: 200 },
  );
});

test('a value of a setting stands like any other', () => {
  const manifests = synth((chart) => {
    const config = new EnvConfig(chart, 'config', { data: { host: 'db' } });
    const env = { URL: 'http://$(HOST)', HOST: config.value('host') };
    new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), env });
  });
  const hostRef = { configMapKeyRef: { name: 'story-config', key: 'host' } };
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [
      {
        env: [
          { name: 'HOST', valueFrom: hostRef },
          { name: 'URL', value: 'http://$(HOST)' },
        ],
      },
    ],
  });
});

test('a variable may refer to the one of the same name that envFrom brings', () => {
  const manifests = synth((chart) => {
    const config = new EnvConfig(chart, 'config', { data: { URL: 'http://db' } });
    const env = { URL: '$(URL)/path' };
    new StatefulApp(chart, 'app', { image: 'app:1', workload: Workload.pod(), env, envFrom: [config.all()] });
  });
  expect(only(manifests, 'Pod')['spec']).toMatchObject({
    containers: [{ env: [{ name: 'URL', value: '$(URL)/path' }] }],
  });
});
