import { App, Chart } from 'cdk8s';
import * as stateful from '../../src';

/** The package as JavaScript and cdk8s.yaml see it: no compiler has looked at what is handed over. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a JavaScript program can do
const js: any = stateful;

/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-member-access */

const chart = (): Chart => new Chart(new App(), 'shop');

const MISTAKES: readonly (readonly [string, () => unknown])[] = [
  [
    'Checks.of: the scope "shop" is not allowed; give an App, a Chart or a construct in one',
    () => js.Checks.of('shop'),
  ],
  [
    'Checks.configure: the scope undefined is not allowed; give an App, a Chart or a construct in one',
    () => js.Checks.configure(undefined, {}),
  ],
  ['Checks.of: there is no option onli; did you mean only?', () => js.Checks.of(chart(), { onli: ['missing-pv'] })],
  [
    'Checks.configure: only "missing-pv" is not allowed; give a list of names of rules',
    () => js.Checks.configure(chart(), { only: 'missing-pv' }),
  ],
  ['Checks.of: null is not allowed; give an object', () => js.Checks.of(chart(), null)],
  [
    'the checks: there is no rule hostpath-unpined; did you mean hostpath-unpinned?',
    () => js.Checks.of(chart(), { skip: ['hostpath-unpined'] }),
  ],
  [
    'Checks.of: cluster: there is no fact node; did you mean nodes?',
    () => js.Checks.of(chart(), { cluster: { node: 3 } }),
  ],
  [
    'Checks.of: cluster: nodes 0 is not allowed; give a whole number from 1',
    () => js.Checks.of(chart(), { cluster: { nodes: 0 } }),
  ],
  [
    "Checks.of: cluster: kubernetesVersion 1.34 is not allowed; give a version in quotes, e.g. '1.34'",
    () => js.Checks.of(chart(), { cluster: { kubernetesVersion: 1.34 } }),
  ],
  [
    'Checks.of: cluster: storageClasses ["fast"] is not allowed; give a list of objects, each with a name',
    () => js.Checks.of(chart(), { cluster: { storageClasses: ['fast'] } }),
  ],
  [
    'StatefulValidation: there is no option stict; did you mean strict?',
    () => new js.StatefulValidation({ stict: true }),
  ],
  [
    'StatefulValidation: strict "yes" is not allowed; give true or false',
    () => new js.StatefulValidation({ strict: 'yes' }),
  ],
  ['Survival.of: the scope 3 is not allowed; give an App, a Chart or a construct in one', () => js.Survival.of(3)],
  ['Survival.of: there is no fact zone; did you mean zones?', () => js.Survival.of(chart(), { zone: ['a'] })],
  [
    "Survival.expect: the path undefined is not allowed; give that of a mount, e.g. '/data'",
    () => js.Survival.of(chart()).expect(),
  ],
];

test.each(MISTAKES)('%s', (message, program) => {
  expect(program).toThrow(new Error(message));
});

test('a rule that there is not fails the synthesis', () => {
  const app = new App();
  stateful.Checks.configure(app, { skip: ['missing-vp'] });
  expect(() => app.synthYaml()).toThrow(new Error('the checks: there is no rule missing-vp; did you mean missing-pv?'));
});

test('options that are right are taken', () => {
  const cluster = {
    nodes: 3,
    zones: ['a'],
    storageClasses: [{ name: 'fast' }],
    defaultClass: '',
    kubernetesVersion: '1.34',
  };
  stateful.Checks.of(chart(), { only: ['missing-pv'], skip: [], strict: true, cluster }).expectNone();
});
